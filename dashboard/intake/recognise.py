"""Which dataset a file is, and which of its columns feeds what."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import duckdb

from dashboard.datasets import DATASETS, Column, Dataset, Type
from dashboard.intake.account_codes import code_sources
from dashboard.intake.mapping import Mapping, Measure, Part, Profile, Source, plain, signature
from dashboard.intake.measures import Amount, amounts_of, bare, hints_of
from dashboard.intake.profiles import fitted
from dashboard.intake.reading import Reading, identifier

ACCOUNTS = ("regnskap", "budsjett")
_IN_THOUSANDS = ("utgiftsbehov",)  # KS gives its tables in 1000 kr, often without saying so
_ADDRESS = ("ansvar", "funksjon", "art")
_WRONG_KIND = 0.3  # what it costs a proposal that the file says it is the other of accounts and budget
_WHOLE_YEAR = 0.2  # accounts come by the month; amounts for a whole year are more often a budget


@dataclass(frozen=True, slots=True)
class Recognition:
    """A proposal. `missing`: required columns without a source; `assumed`: what the file does not say itself."""

    dataset: str
    mapping: Mapping
    profile: str | None = None
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    fit: float = 1.0


@dataclass(slots=True)
class _Proposal:
    columns: dict[str, Source] = field(default_factory=dict)
    measures: list[tuple[str, Measure]] = field(default_factory=list)  # dataset, measure
    assumed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    scale: int = 1

    def assume(self, text: str) -> None:
        self.assumed.append(text)


def recognise(
    reading: Reading,
    name: str,
    con: duckdb.DuckDBPyConnection,
    profiles: Sequence[Profile] = (),
    dataset: str | None = None,
    kommune: str | None = None,
) -> Recognition:
    """The best proposal for the file just read into `kilde`; a saved profile with the same columns wins.

    `name` is the file's name, which may give dataset, year, month and drift/investering. `dataset` limits the choice.
    `kommune` is the municipality's own number, for a file that does not say whose it is.
    """
    for profile in profiles:
        if profile.signatur == signature(reading.columns) and dataset in (
            None,
            profile.mapping.parts[0].dataset,
        ):
            recognition = by_profile(profile, reading, name)
            if not recognition.missing:
                return recognition
    candidates = [DATASETS[dataset]] if dataset else [each for each in DATASETS.values() if each.uploaded]
    chosen = dataset is not None
    proposals = [_propose(each, reading, name, con, kommune, chosen=chosen) for each in candidates]
    return max(proposals, key=lambda proposal: (not proposal.missing, proposal.fit))


def by_profile(profile: Profile, reading: Reading, name: str) -> Recognition:
    """What a saved profile says of the file. `missing` is everything where the file lacks columns that it names."""
    dataset = profile.mapping.parts[0].dataset
    if (found := fitted(profile, reading.columns, hints_of(name))) is None:
        return Recognition(dataset, profile.mapping, profile.navn, missing=DATASETS[dataset].required)
    mapping, assumed = found
    return Recognition(dataset, mapping, profile.navn, assumed=assumed)


def by_hand(mapping: Mapping, reading: Reading) -> Recognition:
    """What a person has mapped, with what is still missing."""
    named = {source.column for part in mapping.parts for source in part.columns.values() if source.column}
    named |= {measure.column for part in mapping.parts for measure in part.measures}
    missing = [column for part in mapping.parts for column in _unfed(part)]
    if named - set(reading.columns):
        missing += DATASETS[mapping.parts[0].dataset].required
    return Recognition(mapping.parts[0].dataset, mapping, missing=tuple(dict.fromkeys(missing)))


def _propose(
    dataset: Dataset,
    reading: Reading,
    name: str,
    con: duckdb.DuckDBPyConnection,
    kommune: str | None,
    *,
    chosen: bool,
) -> Recognition:
    hints = hints_of(name)
    if dataset.name in ACCOUNTS:
        proposal = _accounts(dataset, reading, hints, con, chosen=chosen)
    else:
        proposal = _table(dataset, reading, con)
    _from_name(dataset, proposal, hints)
    _own(dataset, proposal, kommune)
    parts = _parts(dataset, proposal)
    unfed = (column for part in parts for column in _unfed(part))
    missing = tuple(dict.fromkeys([*proposal.missing, *unfed]))
    unplaced = dataset.name in ACCOUNTS and not any(column in proposal.columns for column in _ADDRESS)
    used = _used(proposal)
    lacks = len(missing) + unplaced
    fit = (len(used) - 2 * lacks) / max(len(reading.columns), 1) - _doubt(dataset, reading, proposal, hints)
    if unplaced:
        missing += _ADDRESS
    if left := [column for column in reading.columns if column not in used]:
        proposal.assume(f"{_listed(left)} er ikke tatt med.")
    return Recognition(dataset.name, Mapping(parts=parts), None, missing, tuple(proposal.assumed), fit)


def _parts(dataset: Dataset, proposal: _Proposal) -> tuple[Part, ...]:
    names = list(dict.fromkeys(name for name, _ in proposal.measures)) or [dataset.name]
    return tuple(
        Part(
            dataset=name,
            columns={
                column: source
                for column, source in proposal.columns.items()
                if column in DATASETS[name].names
            },
            measures=tuple(measure for part, measure in proposal.measures if part == name),
            scale=proposal.scale,
        )
        for name in names
    )


def _unfed(part: Part) -> Iterator[str]:
    """Required columns that no row of the part would get."""
    for column in DATASETS[part.dataset].required:
        if any(part.source(column, measure) is None for measure in part.measures or (None,)):
            yield column


def _used(proposal: _Proposal) -> set[str]:
    used = {source.column for source in proposal.columns.values() if source.column}
    return used | {measure.column for _, measure in proposal.measures}


def _doubt(dataset: Dataset, reading: Reading, proposal: _Proposal, hints: Amount) -> float:
    if dataset.name not in ACCOUNTS:
        return _WRONG_KIND if hints.dataset else 0
    told = _kind_told(reading, hints)
    whole_year = any(measure.constants.get("periode") == "0" for _, measure in proposal.measures)
    return (_WRONG_KIND if told not in (None, dataset.name) else 0) + (
        _WHOLE_YEAR if dataset.name == "regnskap" and whole_year else 0
    )


def _kind_told(reading: Reading, hints: Amount) -> str | None:
    """Accounts or budget, as file name, sheet or column names say; None where none does, or both."""
    if hints.dataset:
        return hints.dataset
    words = [plain(word) for word in (*reading.columns, reading.format.sheet or "")]
    told = {kind for kind, stems in _STEMS.items() if any(stem in word for stem in stems for word in words)}
    return next(iter(told)) if len(told) == 1 else None


_STEMS = {"regnskap": ("regnskap", "rekneskap"), "budsjett": ("budsj", "versjon")}


def _table(dataset: Dataset, reading: Reading, con: duckdb.DuckDBPyConnection) -> _Proposal:
    """A file whose columns are the dataset's own, whatever they are called."""
    proposal = _Proposal()
    taken: set[str] = set()
    _match_all(dataset.columns, reading.columns, taken, proposal)
    _prefer_numbers(dataset, [column for column in reading.columns if column not in taken], proposal)
    if "merke" in dataset.names and (measured := dataset.measures[0]) in proposal.columns:
        proposal.columns.setdefault("merke", proposal.columns[measured])
    if dataset.name in _IN_THOUSANDS:
        _say_unit(proposal, reading)
    _split_period(dataset, proposal, con)
    for column in dataset.columns:
        if column.assumed and column.name not in proposal.columns:
            proposal.columns[column.name] = Source(constant=column.assumed)
            proposal.assume(f"«{column.title}» står ikke i filen: lest som {column.assumed} i alle rader.")
    return proposal


def _match_all(
    wanted: Sequence[Column], columns: Sequence[str], taken: set[str], proposal: _Proposal
) -> None:
    """Own names and titles first: an alias must not take what bears another column's very name."""
    for exact in (True, False):
        for column in wanted:
            if column.name not in proposal.columns:
                _match(column, columns, taken, proposal, exact)


def _match(column: Column, columns: Sequence[str], taken: set[str], proposal: _Proposal, exact: bool) -> None:
    names = (column.name, column.title) if exact else column.aliases
    by_name = {plain(bare(each)): each for each in reversed(columns) if each not in taken}
    for name in names:
        if (found := by_name.get(plain(name))) is not None:
            proposal.columns[column.name] = Source(column=found)
            taken.add(found)
            return


def _prefer_numbers(dataset: Dataset, left: Sequence[str], proposal: _Proposal) -> None:
    """«Kommune» beside «Kommunenr.» holds names: the code is the number, the name is a column of its own where there is one."""
    for column in dataset.columns:
        source = proposal.columns.get(column.name)
        if column.type is not Type.CODE or source is None or source.column is None:
            continue
        numbers = {plain(name) for name in (column.title, *column.aliases)}
        stem = plain(source.column)
        number = next(
            (each for each in left if plain(each) in numbers and plain(each).startswith(stem)), None
        )
        if number is not None:
            proposal.columns[column.name] = Source(column=number)
            if f"{column.name}_navn" in dataset.names:
                proposal.columns.setdefault(f"{column.name}_navn", source)


def _accounts(
    dataset: Dataset, reading: Reading, hints: Amount, con: duckdb.DuckDBPyConnection, *, chosen: bool
) -> _Proposal:
    """Accounts and budgets: an account address, and amounts in one column or in one per year, version or month."""
    proposal = _Proposal()
    target = dataset.column(dataset.measures[0])
    taken: set[str] = set()
    _match_all(
        [column for column in dataset.columns if column is not target], reading.columns, taken, proposal
    )
    amounts = amounts_of(column for column in reading.columns if column not in taken)
    if not any(amount.placed for amount in amounts):
        _match_all([target], reading.columns, taken, proposal)
        if target.name in proposal.columns:
            amounts = [Amount(str(proposal.columns.pop(target.name).column))]
    proposal.columns.update(code_sources(proposal.columns, con))
    _split_period(dataset, proposal, con)
    _measures(dataset, proposal, _wanted(amounts, dataset, proposal, chosen=chosen), hints)
    if (
        amounts
        and not chosen
        and not any(amount.dataset for amount in amounts)
        and not _kind_told(reading, hints)
    ):
        proposal.assume(f"Filen sier ikke om tallene er regnskap eller budsjett: lest som {dataset.name}.")
    if "kontoklasse" not in proposal.columns:
        klasse, word = ("0", "investering") if "invest" in hints.column.casefold() else ("1", "drift")
        proposal.columns["kontoklasse"] = Source(constant=klasse)
        proposal.assume(f"Kontoklassen står ikke i filen: lest som {word}.")
    return proposal


def _wanted(amounts: list[Amount], dataset: Dataset, proposal: _Proposal, *, chosen: bool) -> list[Amount]:
    """Without what would count twice: the sums of columns that are there themselves."""
    if any(amount.placed for amount in amounts):
        amounts = [amount for amount in amounts if amount.placed]
    if chosen and any(amount.dataset == dataset.name for amount in amounts):
        amounts = [amount for amount in amounts if amount.dataset in (None, dataset.name)]
    if any(amount.periode for amount in amounts):
        sums = [amount.column for amount in amounts if not amount.periode]
        if sums:
            proposal.assume(f"Månedene er lest. {_listed(sums)} ville ha telt dem dobbelt.")
        return [amount for amount in amounts if amount.periode]
    if any(amount.dataset for amount in amounts):
        return [amount for amount in amounts if amount.dataset]
    return amounts


def _measures(dataset: Dataset, proposal: _Proposal, amounts: list[Amount], hints: Amount) -> None:
    for amount in amounts:
        target = amount.dataset or dataset.name
        constants = {"aar": amount.aar} if amount.aar else {}
        if amount.periode:
            constants["periode"] = amount.periode
        elif "periode" not in proposal.columns:
            constants["periode"] = _whole_or_named_month(amount, target, proposal, hints)
        if target == "budsjett" and "versjon" not in proposal.columns:
            constants["versjon"] = amount.versjon or hints.versjon or "opprinnelig"
        proposal.measures.append(
            (target, Measure(column=amount.column, target="beloep", constants=constants))
        )
    unsaid = [measure.column for (_, measure), amount in zip(proposal.measures, amounts, strict=True)
              if "versjon" in measure.constants and not (amount.versjon or hints.versjon)]  # fmt: skip
    if unsaid:
        proposal.assume(f"Budsjettversjonen står ikke i {_listed(unsaid)}: lest som opprinnelig budsjett.")
    scales = {amount.scale for amount in amounts}
    places = Counter(
        (target, tuple(sorted(measure.constants.items()))) for target, measure in proposal.measures
    )
    if len(scales) > 1 or any(count > 1 for count in places.values()):
        proposal.missing.append("beloep")  # several columns claim the same place: only a person knows which
    proposal.scale = max(scales, default=1)
    if proposal.scale > 1:
        proposal.assume(f"Beløpene er oppgitt i {_UNITS[proposal.scale]}, og gjøres om til kroner.")


_UNITS = {1_000: "hele tusen", 1_000_000: "millioner"}


def _whole_or_named_month(amount: Amount, target: str, proposal: _Proposal, hints: Amount) -> str:
    if hints.periode:
        proposal.assume(
            f"Måneden til «{amount.column}» står ikke i filen: lest som {hints.periode}, fra filnavnet."
        )
        return hints.periode
    if target == "regnskap":
        proposal.assume(f"«{amount.column}» har ingen måned: lest som regnskap for hele året.")
    return "0"


def _split_period(dataset: Dataset, proposal: _Proposal, con: duckdb.DuckDBPyConnection) -> None:
    """`202610`, `2026-10`, `10.2026` or `oktober 2026` in one column is both year and month."""
    source = proposal.columns.get("periode") or proposal.columns.get("aar")
    if "periode" not in dataset.names or source is None or source.column is None:
        return
    column = identifier(source.column)
    found = con.execute(f"select trim({column}) from kilde where trim({column}) <> '' limit 1").fetchone()
    value = found[0] if found else ""
    year, month = Source(column=source.column, start=0, length=4), None
    if match := re.fullmatch(r"(?:19|20)\d\d([-./ ]?)(\d\d)(?:\D.*)?", value):
        month = Source(column=source.column, start=4 + len(match[1]), length=2)
    elif re.fullmatch(r"\d\d[-./](?:19|20)\d\d", value):
        year, month = (
            Source(column=source.column, start=-4, length=4),
            Source(column=source.column, start=0, length=2),
        )
    elif re.fullmatch(r"\d\d[-./]\d\d[-./](?:19|20)\d\d", value):
        year, month = (
            Source(column=source.column, start=-4, length=4),
            Source(column=source.column, start=3, length=2),
        )
    elif re.fullmatch(r"[^\W\d_]{3,}\.? ?-?(?:19|20)\d\d", value):
        year, month = Source(column=source.column, start=-4, length=4), Source(column=source.column)
    if month is not None:
        proposal.columns |= {"aar": year, "periode": month}


def _say_unit(proposal: _Proposal, reading: Reading) -> None:
    """Thousands, unless the words around the table speak of kroner alone."""
    words = " ".join((reading.title, *reading.columns))
    if re.search(r"\(kr\)|\b(i|hele) (kr|kroner)\b", words, re.IGNORECASE) and not re.search(
        r"1\s?000|tusen", words
    ):
        return
    proposal.scale = 1_000
    proposal.assume("Beløpene er lest som 1000 kr, slik KS oppgir dem, og gjøres om til kroner.")


def _own(dataset: Dataset, proposal: _Proposal, kommune: str | None) -> None:
    """A table that does not say whose it is, is the municipality's own."""
    if kommune and "kommune" in dataset.required and "kommune" not in proposal.columns:
        proposal.columns["kommune"] = Source(constant=kommune)
        proposal.assume(f"Kommunen står ikke i filen: lest som {kommune}, kommunenummeret i innstillingene.")


def _from_name(dataset: Dataset, proposal: _Proposal, hints: Amount) -> None:
    """Year and month, where the columns are silent and the file's name is not."""
    fed = proposal.measures and all("aar" in measure.constants for _, measure in proposal.measures)
    if "aar" in dataset.required and "aar" not in proposal.columns and not fed and hints.aar:
        proposal.columns["aar"] = Source(constant=hints.aar)
        proposal.assume(f"Året står ikke i filen: lest som {hints.aar}, fra filnavnet.")
    month_wanted = "periode" in dataset.required and dataset.name not in ACCOUNTS
    if month_wanted and "periode" not in proposal.columns and hints.periode:
        proposal.columns["periode"] = Source(constant=hints.periode)
        proposal.assume(f"Måneden står ikke i filen: lest som {hints.periode}, fra filnavnet.")


def _listed(names: Sequence[str]) -> str:
    quoted = [f"«{name}»" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} og {quoted[-1]}"
