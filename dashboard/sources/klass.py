"""KLASS: which municipalities there are, how their numbers changed, and which KOSTRA group each is in."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.intake.finding import Finding, Severity
from dashboard.sources.client import Answer, Client
from dashboard.sources.problems import NotWhatWasAsked

KOMMUNER = "131"
KOSTRAGRUPPER = "112"
TITLES = {KOMMUNER: "Kommuneinndelingen (KLASS 131)", KOSTRAGRUPPER: "KOSTRA-grupper (KLASS 112)"}
CODE_LIST = "data/reference/kommune.csv"

_UNKNOWN = "9999"  # «Uoppgitt»


@dataclass(frozen=True, slots=True)
class Change:
    """A number that gave way to another, from a day on."""

    old: str
    new: str
    new_name: str
    day: date


@dataclass(frozen=True, slots=True)
class Membership:
    """A municipality's time in a KOSTRA group; years, both ends included, None is open."""

    kommune: str
    kommune_navn: str
    gruppe: str
    gruppe_navn: str
    fra: int
    til: int | None


class Klass:
    """The code lists at `address`, asked through `client`."""

    def __init__(self, client: Client, address: str) -> None:
        self._client = client
        self._address = address.rstrip("/")

    def municipalities(self, day: date) -> tuple[dict[str, str], bytes]:
        """Name by number of every municipality on the day, and the answer. Raises SourceProblem."""
        what = "kommunene (KLASS 131)"
        answer = self._ask(f"{KOMMUNER}/codesAt", what, date=day.isoformat())
        found = {row["code"]: row["name"] for row in _rows(answer, "codes", ("code", "name"), what)}
        return {code: name for code, name in found.items() if code != _UNKNOWN}, answer.content

    def changes(self, first: date, last: date) -> tuple[list[Change], bytes]:
        """The numbers that gave way between two days, oldest first, and the answer. Raises SourceProblem."""
        what = "endringer i kommunene (KLASS 131)"
        answer = self._ask(f"{KOMMUNER}/changes", what, **{"from": first.isoformat(), "to": last.isoformat()})
        needed = ("oldCode", "newCode", "newName", "changeOccurred")
        found = [
            Change(row["oldCode"], row["newCode"], row["newName"], _day(row["changeOccurred"], what))
            for row in _rows(answer, "codeChanges", needed, what)
            if row["oldCode"] and row["newCode"] and row["oldCode"] != row["newCode"]  # not just another name
        ]
        return sorted(found, key=lambda change: (change.day, change.old)), answer.content

    def groups(self, first: date) -> tuple[list[Membership], bytes]:
        """Every municipality's KOSTRA groups from the day on, and the answer. Raises SourceProblem."""
        what = "KOSTRA-gruppene (KLASS 112)"
        answer = self._ask(
            f"{KOSTRAGRUPPER}/corresponds",
            what,
            targetClassificationId=KOMMUNER,
            **{"from": first.isoformat()},
        )
        needed = ("sourceCode", "sourceName", "targetCode", "targetName")
        rows = _rows(answer, "correspondenceItems", needed, what)
        found = [_membership(row, first, what) for row in rows if row["targetCode"] not in ("", _UNKNOWN)]
        return sorted(found, key=lambda each: (each.kommune, each.fra)), answer.content

    def _ask(self, path: str, what: str, **parameters: str) -> Answer:
        return self._client.get(f"{self._address}/classifications/{path}", what, **parameters)


def as_file(groups: Iterable[Membership]) -> bytes:
    """The groups as the dataset kommunegruppe takes them: CSV, one row per municipality and time in a group."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    writer.writerow(("kommune", "kommune_navn", "gruppe", "gruppe_navn", "fra", "til"))
    writer.writerows(
        (each.kommune, each.kommune_navn, each.gruppe, each.gruppe_navn, each.fra, each.til or "")
        for each in groups
    )
    return written.getvalue().encode()


def compared(
    reference: Mapping[str, int | None], today: Mapping[str, str], changes: Sequence[Change], day: date
) -> list[Finding]:
    """Where our list of municipality numbers has fallen behind: numbers it lacks, and numbers it holds as still valid.

    `reference`: the last year of each number, None while it is open; `today`: KLASS's names by number.
    """
    valid = {code for code, last in reference.items() if last is None or last >= day.year}
    gone = sorted(valid - set(today))
    new = sorted(set(today) - valid)
    return [_lacking(code, today[code], changes) for code in new] + [_ended(code, changes) for code in gone]


def _lacking(code: str, name: str, changes: Sequence[Change]) -> Finding:
    before = [change for change in changes if change.new == code]
    origin = f" Den kom {before[-1].day:%d.%m.%Y} og har tall fra {_listed(before)}." if before else ""
    return Finding(
        control="kommune_ny",
        severity=Severity.WARNING,
        message=f"Kommunen {code} {name} finnes hos SSB, men ikke i kodelisten.{origin} Tallene hentes, men kan ikke følges "
        "bakover.",
        remedy=f"Legg inn {code} i {CODE_LIST}, og skriv hva som er erstattet av den, eller ta i bruk en nyere versjon av "
        "løsningen.",
        file=TITLES[KOMMUNER],
        value=code,
    )


def _ended(code: str, changes: Sequence[Change]) -> Finding:
    after = [change for change in changes if change.old == code]
    told = (
        f"den ble {' og '.join(f'{change.new} {change.new_name}' for change in after)} {after[-1].day:%d.%m.%Y}"
        if after
        else "SSB har den ikke lenger i listen"
    )
    return Finding(
        control="kommune_avsluttet",
        severity=Severity.WARNING,
        message=f"Kommunenummer {code} står som gyldig i kodelisten, men {told}. Tallene den har, beholdes.",
        remedy=f"Skriv gyldig_til og erstattet_av for {code} i {CODE_LIST}, eller ta i bruk en nyere versjon av løsningen.",
        file=TITLES[KOMMUNER],
        value=code,
    )


def _listed(changes: Sequence[Change]) -> str:
    return " og ".join(dict.fromkeys(change.old for change in changes))


def _membership(row: Mapping[str, str], first: date, what: str) -> Membership:
    """KLASS's `validTo` is the first day on which it no longer holds, and a group changes with the year."""
    fra = _day(row["validFrom"], what) if row.get("validFrom") else first
    til = _day(row["validTo"], what) if row.get("validTo") else None
    return Membership(
        row["targetCode"],
        row["targetName"],
        row["sourceCode"],
        row["sourceName"],
        fra.year,
        til.year - 1 if til else None,
    )


def _rows(answer: Answer, name: str, needed: Sequence[str], what: str) -> list[dict[str, str]]:
    """The rows of a list in the answer, every value a text. Raises NotWhatWasAsked where it has none."""
    rows = answer.body.get(name)
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and set(needed) <= set(row) for row in rows
    ):
        raise NotWhatWasAsked(what, f"mangler listen «{name}», eller kolonner i den")
    return [{key: "" if value is None else str(value) for key, value in row.items()} for row in rows]


def _day(said: str, what: str) -> date:
    try:
        return date.fromisoformat(said[:10])
    except ValueError as error:
        raise NotWhatWasAsked(what, f"er «{said}» ikke en dato") from error
