"""Refuses files that speak of persons: only sums per unit and month are ever taken in (GDPR art. 9)."""

import re

import duckdb

from dashboard.intake.finding import Finding, Severity
from dashboard.intake.mapping import plain
from dashboard.intake.reading import Reading

_ALWAYS = {
    plain(word)
    for word in (
        "fødselsnummer", "fødselsnr", "fnr", "personnummer", "personnr", "personid", "fornavn", "etternavn",
        "førenamn", "etternamn", "diagnose", "diagnosekode", "ansattnavn", "pasient", "brukernavn",
    )
}  # fmt: skip
_IN_SICK_LEAVE = {
    plain(word)
    for word in (
        "navn", "namn", "ansatt", "ansattnr", "ansattnummer", "ansattid", "medarbeider", "arbeidstaker", "tilsett",
        "fra", "til", "fra dato", "til dato", "startdato", "sluttdato", "dato", "fraværsdato", "sykmeldt fra", "sykmeldt til",
    )
}  # fmt: skip
_SICK_LEAVE = ("sykefrav", "sjukefrav", "fravar", "sykmeld", "sjukmeld", "egenmeld", "eigenmeld", "dagsverk")
_PERSON_NAME = r"^[A-ZÆØÅ][a-zæøåé-]+( [A-ZÆØÅ][a-zæøåé-]+)?, [A-ZÆØÅ][a-zæøåé-]+( [A-ZÆØÅ][a-zæøåé.-]+)*$"
_ELEVEN_DIGITS = r"(?:^|\D)(\d{6} ?\d{5})(?:\D|$)"
_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
_REMEDY = (
    "Ingenting fra filen er lagret. Ta ut en fil som bare har summer per enhet og måned, uten navn, "
    "fødselsnummer, diagnoser og datoer for enkeltfravær."
)


def personal_data(reading: Reading, con: duckdb.DuckDBPyConnection) -> Finding | None:
    """A FATAL finding when the table `kilde` seems to speak of persons. Never repeats what it saw."""
    about_sick_leave = any(word in plain(column) for column in reading.columns for word in _SICK_LEAVE)
    for column in reading.columns:
        name = plain(column)
        if name in _ALWAYS or (about_sick_leave and name in _IN_SICK_LEAVE):
            return _refusal(column, f"Kolonnen «{column}» hører til opplysninger om enkeltpersoner.")
    for column in reading.columns:
        if _has_identity_numbers(column, con):
            return _refusal(column, f"Kolonnen «{column}» inneholder fødselsnummer.")
        if about_sick_leave and _has_person_names(column, con):
            return _refusal(column, f"Kolonnen «{column}» inneholder navn på personer.")
    return None


def is_identity_number(digits: str) -> bool:
    """Whether eleven digits are a fødselsnummer or D-nummer: a date and two control digits (modulus 11)."""
    numbers = [int(digit) for digit in digits]
    day, month = int(digits[:2]), int(digits[2:4])
    dated = 1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= (month % 40) <= 12
    return dated and all(sum(w * n for w, n in zip(weights, numbers, strict=False)) % 11 == 0 for weights in _WEIGHTS)


def _has_identity_numbers(column: str, con: duckdb.DuckDBPyConnection) -> bool:
    values = con.table("kilde").select(duckdb.ColumnExpression(column).alias("verdi")).filter("length(verdi) >= 11")
    found = values.filter(f"regexp_matches(verdi, '{_ELEVEN_DIGITS}')").distinct().limit(20_000).fetchall()
    numbers = [(text, match[1].replace(" ", "")) for (text,) in found if (match := re.search(_ELEVEN_DIGITS, text))]
    valid = [text for text, digits in numbers if is_identity_number(digits)]
    bare = [text for text, digits in numbers if text.strip().replace(" ", "") == digits]
    # One in a thousand serial numbers of eleven digits passes by chance; a column of persons passes nearly always.
    return len([text for text in valid if text not in set(bare)]) > 0 or len(valid) > 0.2 * len(bare) > 0


def _has_person_names(column: str, con: duckdb.DuckDBPyConnection) -> bool:
    values = con.table("kilde").select(duckdb.ColumnExpression(column).alias("verdi")).filter("verdi is not null")
    counted = values.aggregate(f"count(*), count(*) filter (where regexp_matches(verdi, '{_PERSON_NAME}'))").fetchone()
    return counted is not None and counted[1] > 0 and counted[1] >= 0.5 * counted[0]


def _refusal(column: str, message: str) -> Finding:
    return Finding(
        control="personopplysninger", severity=Severity.FATAL, message=message, remedy=_REMEDY, column=column
    )
