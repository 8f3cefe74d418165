"""Refuses files that speak of persons.

Of sick leave only sums per unit and month are ever taken in (GDPR art. 9); of leaders only their roles, and of the talks
with them only whether they are held: what is said is confidential.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from python_calamine import CalamineWorkbook, SheetTypeEnum

from dashboard.intake.finding import Finding, Severity
from dashboard.intake.mapping import plain
from dashboard.intake.reading import Reading, identifier


def _plain(*words: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in words)


_ALWAYS = _plain("fnr", "ansattnavn", "brukernavn")
_ALWAYS_WITHIN = _plain(
    "fødselsn", "fødselsdato", "personnummer", "personnr", "personid", "fornavn", "etternavn", "førenamn", "etternamn",
    "diagnose", "pasient",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Subject:
    """Something a table may be about, and which of its columns are then about persons. All in `plain` spelling.

    `told_within`: words in the name of a file, sheet or column that tell it. `told_by`: whole columns that do.
    `columns`, `within`: whole columns, and words in columns, that are about persons. A name is, unless it is a name of
    one of `not_persons`.
    """

    told_within: tuple[str, ...]
    remedy: str
    columns: tuple[str, ...]
    within: tuple[str, ...]
    not_persons: tuple[str, ...]
    told_by: tuple[str, ...] = ()

    def is_told(self, columns: tuple[str, ...], titles: tuple[str, ...]) -> bool:
        return any(column in self.told_by for column in columns) or any(
            word in title for title in (*columns, *titles) for word in self.told_within
        )

    def names_persons(self, column: str) -> bool:
        named = ("navn" in column or "namn" in column) and not any(of in column for of in self.not_persons)
        return named or column in self.columns or any(word in column for word in self.within)


_PLACES = _plain(
    "enhet", "eining", "avdeling", "ansvar", "område", "sektor", "tjeneste", "teneste", "virksomhet", "kommune", "seksjon",
    "etat", "region",
)  # fmt: skip
_ROLES = _plain("rolle", "tittel", "stilling")
_EMPLOYEES = _plain("ansatt", "tilsett", "ansattnr", "ansattnummer", "tilsettnr", "født")
_STAFF = _plain("medarbeider", "arbeidstaker", "arbeidstakar")
_STAFF_NUMBERS = _plain("ansattid", "ressursn")
_REACHED_AT = _plain("e-post", "epostadresse", "mobil", "telefon", "adresse")
_NOTHING = "Ingenting fra filen er lagret. "
_ELSE_REMEDY = f"{_NOTHING}Ta ut en fil uten navn, fødselsnummer og andre opplysninger om enkeltpersoner."

_SUBJECTS = (
    _Subject(
        told_within=("sykefrav", "sjukefrav", "fravar", "sykmeld", "sjukmeld", "egenmeld", "eigenmeld", "dagsverk"),
        remedy=f"{_NOTHING}Ta ut en fil som bare har summer per enhet og måned, uten navn, fødselsnummer, diagnoser og "
        "datoer for enkeltfravær.",
        columns=_EMPLOYEES + _plain(
            "fra", "til", "frå", "fra dato", "til dato", "frå dato", "startdato", "sluttdato", "dato", "fraværsdato"
        ),
        within=_STAFF + _STAFF_NUMBERS + _plain(
            "stillingsid", "arbeidsforhold", "sykmeldt fra", "sykmeldt til", "sjukmeldt frå", "fraværsårsak"
        ),
        not_persons=_PLACES,
    ),
    _Subject(
        told_within=_plain("lederavtale", "leiaravtale", "samtale"),
        remedy=f"{_NOTHING}Ta ut en fil som bare har rolle, runde, frist og dato for samtalen, uten navn og uten noe av det "
        "som er sagt eller avtalt. Handler filen om noe annet, gi den et annet navn.",
        columns=_EMPLOYEES + _STAFF + _REACHED_AT + _plain(
            "leder", "leiar", "mål", "tiltak", "innhold", "vurdering", "oppfølging"
        ),
        within=_STAFF_NUMBERS + _plain(
            "notat", "kommentar", "merknad", "referat", "utviklingsmål", "utviklingsområde", "utviklingsbehov",
            "forsterk", "forbedring", "refleksjon", "tilbakemelding", "beskrivelse", "oppsummering", "konklusjon",
        ),
        not_persons=_PLACES + _ROLES + _plain("runde"),
    ),
    _Subject(
        told_within=_plain("lederrolle", "leiarrolle", "ledernivå", "leiarnivå", "rolletittel", "rollekode"),
        told_by=_plain("rolle"),
        remedy=f"{_NOTHING}Ta ut en fil uten navn: bare rolle, tittel, ledernivå, tjenesteområde, enhet og nærmeste leders "
        "rolle leses inn.",
        columns=_EMPLOYEES + _REACHED_AT,
        within=_STAFF + _STAFF_NUMBERS,
        not_persons=_PLACES + _ROLES,
    ),
)  # fmt: skip
_PERSON_NAME = r"^[A-ZÆØÅ][a-zæøåé-]+( [A-ZÆØÅ][a-zæøåé-]+)?, [A-ZÆØÅ][a-zæøåé-]+( [A-ZÆØÅ][a-zæøåé.-]+)*$"
_ELEVEN_DIGITS = r"(?:^|\D)(\d{6} ?\d{5})(?:\D|$)"
_ZERO_LOST = r"[1-9]\d{9}"  # a spreadsheet has made a number of it
_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))


def personal_data(reading: Reading, con: duckdb.DuckDBPyConnection, name: str = "") -> Finding | None:
    """A FATAL finding when the table `kilde` seems to speak of persons. Never repeats what it saw.

    `name` is the file's name, which may tell what the table is about.
    """
    titles = (plain(reading.format.sheet or ""), plain(name))
    columns = tuple(plain(column) for column in reading.columns)
    subjects = [subject for subject in _SUBJECTS if subject.is_told(columns, titles)]
    for column in reading.columns:
        for subject in subjects:
            if subject.names_persons(plain(column)):
                return _about_persons(column, subject.remedy)
        if _always_names_persons(plain(column)):
            return _about_persons(column, _remedy(subjects))
    for column in reading.columns:
        if _has_identity_numbers(column, con, one_is_enough=bool(subjects)):
            return _refusal(column, f"Kolonnen «{column}» inneholder fødselsnummer.", _remedy(subjects))
        if subjects and _has_person_names(column, con):
            return _refusal(column, f"Kolonnen «{column}» inneholder navn på personer.", _remedy(subjects))
    return None


def other_sheets(path: Path, reading: Reading) -> list[str]:
    """The sheets of a workbook besides the one that has been read."""
    if reading.format.type != "xlsx":
        return []
    with CalamineWorkbook.from_path(str(path)) as workbook:
        names = [meta.name for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    return [name for name in names if name != reading.format.sheet]


def _always_names_persons(column: str) -> bool:
    return column in _ALWAYS or any(word in column for word in _ALWAYS_WITHIN)


def _remedy(subjects: Sequence[_Subject]) -> str:
    return subjects[0].remedy if subjects else _ELSE_REMEDY


def is_identity_number(digits: str) -> bool:
    """Whether eleven digits are a fødselsnummer or D-nummer: a date and two control digits (modulus 11)."""
    numbers = [int(digit) for digit in digits]
    day, month = int(digits[:2]), int(digits[2:4])
    dated = 1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= (month % 40) <= 12
    return dated and all(
        sum(w * n for w, n in zip(weights, numbers, strict=False)) % 11 == 0 for weights in _WEIGHTS
    )


def _has_identity_numbers(column: str, con: duckdb.DuckDBPyConnection, *, one_is_enough: bool) -> bool:
    """One in a thousand serial numbers of eleven digits passes by chance; a column of persons passes nearly always."""
    name = identifier(column)
    found = con.execute(
        f"select distinct {name} from kilde where length({name}) >= 10"
        f" and (regexp_matches({name}, $eleven) or regexp_full_match({name}, $ten)) limit 20000",
        {"eleven": _ELEVEN_DIGITS, "ten": _ZERO_LOST},
    ).fetchall()
    serial = [text for (text,) in found if re.fullmatch(r"\d{10}|\d{6} ?\d{5}", text)]
    in_words = {text for (text,) in found} - set(serial)
    if any(
        is_identity_number(digits.replace(" ", ""))
        for text in in_words
        for digits in re.findall(_ELEVEN_DIGITS, text)
    ):
        return True
    valid = [text for text in serial if is_identity_number(text.replace(" ", "").zfill(11))]
    return len(valid) > (0 if one_is_enough else 0.2 * len(serial))


def _has_person_names(column: str, con: duckdb.DuckDBPyConnection) -> bool:
    name = identifier(column)
    counted = con.execute(
        f"select count({name}), count(*) filter (where regexp_matches({name}, $name)) from kilde",
        {"name": _PERSON_NAME},
    ).fetchone()
    return counted is not None and 0 < counted[1] >= 0.5 * counted[0]


def _about_persons(column: str, remedy: str) -> Finding:
    return _refusal(column, f"Kolonnen «{column}» hører til opplysninger om enkeltpersoner.", remedy)


def _refusal(column: str, message: str, remedy: str) -> Finding:
    return Finding(
        control="personopplysninger", severity=Severity.FATAL, message=message, remedy=remedy, column=column
    )
