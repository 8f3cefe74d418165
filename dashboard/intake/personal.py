"""Refuses files that speak of persons: only sums per unit and month are ever taken in (GDPR art. 9)."""

import re
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
_IN_SICK_LEAVE = _plain(
    "ansatt", "tilsett", "ansattnr", "ansattnummer", "tilsettnr", "født", "fra", "til", "frå", "fra dato", "til dato",
    "frå dato", "startdato", "sluttdato", "dato", "fraværsdato",
)  # fmt: skip
_IN_SICK_LEAVE_WITHIN = _plain(
    "ansattid", "medarbeider", "arbeidstaker", "arbeidstakar", "ressursn", "stillingsid", "arbeidsforhold", "sykmeldt fra",
    "sykmeldt til", "sjukmeldt frå", "fraværsårsak",
)  # fmt: skip
_OF_PLACES = _plain(
    "enhet", "eining", "avdeling", "ansvar", "område", "sektor", "tjeneste", "teneste", "virksomhet", "kommune", "seksjon",
    "etat", "region",
)  # fmt: skip
_SICK_LEAVE = ("sykefrav", "sjukefrav", "fravar", "sykmeld", "sjukmeld", "egenmeld", "eigenmeld", "dagsverk")
_PERSON_NAME = r"^[A-ZÆØÅ][a-zæøåé-]+( [A-ZÆØÅ][a-zæøåé-]+)?, [A-ZÆØÅ][a-zæøåé-]+( [A-ZÆØÅ][a-zæøåé.-]+)*$"
_ELEVEN_DIGITS = r"(?:^|\D)(\d{6} ?\d{5})(?:\D|$)"
_ZERO_LOST = r"[1-9]\d{9}"  # a spreadsheet has made a number of it
_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
_REMEDY = (
    "Ingenting fra filen er lagret. Ta ut en fil som bare har summer per enhet og måned, uten navn, "
    "fødselsnummer, diagnoser og datoer for enkeltfravær."
)


def personal_data(reading: Reading, con: duckdb.DuckDBPyConnection, name: str = "") -> Finding | None:
    """A FATAL finding when the table `kilde` seems to speak of persons. Never repeats what it saw.

    `name` is the file's name, which may tell that the table is about sick leave.
    """
    titles = (*reading.columns, reading.format.sheet or "", name)
    about_sick_leave = any(word in plain(title) for title in titles for word in _SICK_LEAVE)
    for column in reading.columns:
        if _names_persons(plain(column), about_sick_leave):
            return _refusal(column, f"Kolonnen «{column}» hører til opplysninger om enkeltpersoner.")
    for column in reading.columns:
        if _has_identity_numbers(column, con, one_is_enough=about_sick_leave):
            return _refusal(column, f"Kolonnen «{column}» inneholder fødselsnummer.")
        if about_sick_leave and _has_person_names(column, con):
            return _refusal(column, f"Kolonnen «{column}» inneholder navn på personer.")
    return None


def other_sheets(path: Path, reading: Reading) -> list[str]:
    """The sheets of a workbook besides the one that has been read."""
    if reading.format.type != "xlsx":
        return []
    with CalamineWorkbook.from_path(str(path)) as workbook:
        names = [meta.name for meta in workbook.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
    return [name for name in names if name != reading.format.sheet]


def _names_persons(column: str, about_sick_leave: bool) -> bool:
    if column in _ALWAYS or any(word in column for word in _ALWAYS_WITHIN):
        return True
    if not about_sick_leave:
        return False
    named = ("navn" in column or "namn" in column) and not any(place in column for place in _OF_PLACES)
    return named or column in _IN_SICK_LEAVE or any(word in column for word in _IN_SICK_LEAVE_WITHIN)


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


def _refusal(column: str, message: str) -> Finding:
    return Finding(
        control="personopplysninger", severity=Severity.FATAL, message=message, remedy=_REMEDY, column=column
    )
