"""Which dataset a file is, and which of its columns feeds what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import duckdb

from dashboard.datasets import DATASETS, Column, Dataset
from dashboard.intake.account_codes import code_sources
from dashboard.intake.mapping import Mapping, Measure, Part, Profile, Source, plain, signature
from dashboard.intake.measures import Amount, amount_of
from dashboard.intake.reading import Reading

ACCOUNTS = ("regnskap", "budsjett")
_ADDRESS = ("ansvar", "funksjon", "art")


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
    scale: int = 1


def recognise(
    reading: Reading,
    name: str,
    con: duckdb.DuckDBPyConnection,
    profiles: Sequence[Profile] = (),
    dataset: str | None = None,
) -> Recognition:
    """The best proposal for the file just read into `kilde`; a saved profile with the same columns wins.

    `name` is the file's name, which may give year, month and drift/investering. `dataset` limits the choice.
    """
    for profile in profiles:
        if profile.signatur == signature(reading.columns) and dataset in (None, profile.mapping.parts[0].dataset):
            return Recognition(profile.mapping.parts[0].dataset, profile.mapping, profile.navn)
    candidates = [DATASETS[dataset]] if dataset else [each for each in DATASETS.values() if each.uploaded]
    proposals = [_propose(each, reading, name, con) for each in candidates]
    return max(proposals, key=lambda proposal: (not proposal.missing, proposal.fit))


def _propose(dataset: Dataset, reading: Reading, name: str, con: duckdb.DuckDBPyConnection) -> Recognition:
    if dataset.name in ACCOUNTS:
        proposal = _accounts(dataset, reading, name, con)
    else:
        proposal = _table(dataset, reading)
    parts = _parts(dataset, proposal)
    missing = tuple(dict.fromkeys(column for part in parts for column in _unfed(part)))
    if dataset.name in ACCOUNTS and not any(column in proposal.columns for column in _ADDRESS):
        missing += _ADDRESS
    fit = (_hits(proposal) - 2 * len(missing)) / max(len(reading.columns), 1)
    if dataset.name == "regnskap" and any(measure.constants.get("periode") == "0" for _, measure in proposal.measures):
        fit -= 0.2  # accounts come by the month; amounts for a whole year are more often a budget
    return Recognition(dataset.name, Mapping(parts=parts), None, missing, tuple(proposal.assumed), fit)


def _parts(dataset: Dataset, proposal: _Proposal) -> tuple[Part, ...]:
    names = list(dict.fromkeys(name for name, _ in proposal.measures)) or [dataset.name]
    return tuple(
        Part(
            dataset=name,
            columns={column: source for column, source in proposal.columns.items() if column in DATASETS[name].names},
            measures=tuple(measure for part, measure in proposal.measures if part == name),
            scale=proposal.scale,
        )
        for name in names
    )


def _unfed(part: Part) -> Iterator[str]:
    """Required columns that no row of the part would get."""
    for column in DATASETS[part.dataset].required:
        measures = part.measures or (None,)
        if any(part.source(column, measure) is None for measure in measures):
            yield column


def _hits(proposal: _Proposal) -> int:
    used = {source.column for source in proposal.columns.values() if source.column}
    return len(used | {measure.column for _, measure in proposal.measures})


def _table(dataset: Dataset, reading: Reading) -> _Proposal:
    """A file whose columns are the dataset's own, whatever they are called."""
    proposal = _Proposal()
    taken: set[str] = set()
    for exact in (True, False):
        for column in dataset.columns:
            if column.name not in proposal.columns:
                _match(column, reading.columns, taken, proposal, exact)
    if "merke" in dataset.names and "verdi" in proposal.columns:
        proposal.columns.setdefault("merke", proposal.columns["verdi"])
    return proposal


def _match(column: Column, columns: Sequence[str], taken: set[str], proposal: _Proposal, exact: bool) -> None:
    wanted = (column.name, column.title) if exact else column.aliases
    by_name = {plain(each): each for each in reversed(columns) if each not in taken}
    for name in wanted:
        if (found := by_name.get(plain(name))) is not None:
            proposal.columns[column.name] = Source(column=found)
            taken.add(found)
            return


def _accounts(dataset: Dataset, reading: Reading, name: str, con: duckdb.DuckDBPyConnection) -> _Proposal:
    """Accounts and budgets: an account address, and amounts in one column or in one per year, version or month."""
    proposal = _Proposal()
    amounts = [amount for column in reading.columns if (amount := amount_of(column)) is not None]
    taken = {amount.column for amount in amounts}
    address = [column for column in dataset.columns if column.name not in dataset.measures]
    for exact in (True, False):
        for column in address:
            if column.name not in proposal.columns:
                _match(column, reading.columns, taken, proposal, exact)
    if not amounts:
        target = dataset.column(dataset.measures[0])
        for exact in (True, False):
            if target.name not in proposal.columns:
                _match(target, reading.columns, taken, proposal, exact)
        if target.name in proposal.columns:
            amounts = [Amount(str(proposal.columns.pop(target.name).column))]
    proposal.columns.update(code_sources(proposal.columns, con))
    _split_period(proposal, con)
    _measures(dataset, proposal, amounts, name)
    _from_name(dataset, proposal, name)
    return proposal


def _split_period(proposal: _Proposal, con: duckdb.DuckDBPyConnection) -> None:
    """`202610` or `2026-10` in one column is both year and month."""
    source = proposal.columns.get("periode") or proposal.columns.get("aar")
    if source is None or source.column is None:
        return
    relation = con.table("kilde").select(duckdb.ColumnExpression(source.column).alias("verdi"))
    found = relation.filter("verdi is not null").limit(1).fetchone()
    match = re.fullmatch(r"(?:19|20)\d\d([-./ ]?)(\d\d)(?:\D.*)?", found[0].strip()) if found else None
    if match:
        proposal.columns["aar"] = Source(column=source.column, start=0, length=4)
        proposal.columns["periode"] = Source(column=source.column, start=4 + len(match[1]), length=2)


def _measures(dataset: Dataset, proposal: _Proposal, amounts: list[Amount], name: str) -> None:
    if not amounts:
        return
    if any(amount.dataset for amount in amounts) and not all(amount.dataset for amount in amounts):
        amounts = [amount for amount in amounts if amount.dataset or amount.periode]
    for amount in amounts:
        target = amount.dataset or dataset.name
        constants = {"aar": amount.aar} if amount.aar else {}
        if amount.periode:
            constants["periode"] = amount.periode
        elif "periode" not in proposal.columns:
            constants["periode"] = _month_in(name) or "0"
        if target == "budsjett" and "versjon" not in proposal.columns:
            constants["versjon"] = amount.versjon or _version_in(name) or "opprinnelig"
            if not (amount.versjon or _version_in(name)):
                proposal.assumed.append(f"Budsjettversjonen står ikke i «{amount.column}»: lest som opprinnelig budsjett.")
        if target == "regnskap" and constants.get("periode") == "0":
            proposal.assumed.append(f"«{amount.column}» har ingen måned: lest som regnskap for hele året.")
        proposal.measures.append((target, Measure(column=amount.column, target="beloep", constants=constants)))
    proposal.scale = max((amount.scale for amount in amounts), default=1)
    if proposal.scale > 1:
        proposal.assumed.append(f"Beløpene er oppgitt i {proposal.scale} kr, og gjøres om til kroner.")


def _from_name(dataset: Dataset, proposal: _Proposal, name: str) -> None:
    """Year and drift/investering, where the columns are silent and the file's name is not."""
    years_known = proposal.measures and all("aar" in measure.constants for _, measure in proposal.measures)
    if "aar" not in proposal.columns and not years_known and (year := re.search(r"(?<!\d)(19|20)\d\d(?!\d{3})", name)):
        proposal.columns["aar"] = Source(constant=year[0])
        proposal.assumed.append(f"Året står ikke i filen: lest som {year[0]}, fra filnavnet.")
    if "kontoklasse" not in proposal.columns:
        klasse, word = ("0", "investering") if "invest" in name.casefold() else ("1", "drift")
        proposal.columns["kontoklasse"] = Source(constant=klasse)
        proposal.assumed.append(f"Kontoklassen står ikke i filen: lest som {word}.")
    if dataset.name == "budsjett" and "periode" not in proposal.columns and not proposal.measures:
        proposal.columns["periode"] = Source(constant="0")


def _month_in(name: str) -> str | None:
    match = re.search(r"(?:19|20)\d\d[-_. ]?(0[1-9]|1[0-3])(?!\d)", name)
    if match:
        return str(int(match[1]))
    named = amount_of(" ".join(re.findall(r"[a-zæøå]+", name.casefold())), filler_allowed=True)
    return named.periode if named else None


def _version_in(name: str) -> str | None:
    named = amount_of(" ".join(re.findall(r"[a-zæøå]+", name.casefold())), filler_allowed=True)
    return named.versjon if named else None


