"""How the night went, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard.datasets.jobb import SLAG, Jobb
from dashboard.sentences import jobber as tekst

NAA = datetime(2026, 11, 22, 7, tzinfo=UTC)


def jobb(slag: str, status: str, timer: float, sekunder: int | None = 60) -> Jobb:
    """One that began so many hours ago."""
    start = NAA - timedelta(hours=timer)
    slutt = None if sekunder is None else start + timedelta(seconds=sekunder)
    return Jobb(f"{slag}{timer}", slag, start, slutt, status, None, "", "", "", "")


@pytest.mark.parametrize(
    ("jobber", "svar"),
    [
        ([], "Ingen jobber er kjørt ennå."),
        ([jobb("kontroll", "ferdig", 5)], "Alt er i orden: 1 jobb er ferdig det siste døgnet."),
        (
            [jobb("mappeimport", "pågår", 0.1), jobb("kontroll", "ferdig", 5), jobb("ssb-henting", "ferdig", 6)],
            "Alt er i orden: 2 jobber er ferdige det siste døgnet. 1 jobb pågår.",
        ),
        ([jobb("mappeimport", "pågår", 0.1)], "1 jobb pågår."),
        (
            [jobb("mappeimport", "advarsel", 5), jobb("kontroll", "ferdig", 5), jobb("sikkerhetskopi", "stoppet", 6)],
            "Ikke alt gikk bra: Sikkerhetskopi (stoppet) og Import fra mappe (advarsel) må ses på.",
        ),
        (
            [jobb("ssb-henting", "ferdig", 4), jobb("ssb-henting", "feilet", 5)],
            "Alt er i orden: 2 jobber er ferdige det siste døgnet. 1 av dem gikk ikke bra, men har gått bra siden.",
        ),
        ([jobb("kontroll", "feilet", 50)], "Ikke alt gikk bra: Kontroll av datalageret (feilet) må ses på."),
        (
            [jobb("kontroll", "ferdig", 48)],
            f"Ingen jobb er kjørt det siste døgnet. Den siste var kontroll av datalageret"
            f" {tekst.tidspunkt(NAA - timedelta(hours=48))}.",
        ),
    ],
)  # fmt: skip
def test_the_first_sentence_answers_whether_it_went_well(jobber: list[Jobb], svar: str) -> None:
    assert tekst.gikk_det_bra(jobber, NAA, 0).replace("\u00a0", " ") == svar


def test_files_in_quarantine_are_told_of_whatever_the_jobs_did() -> None:
    assert tekst.gikk_det_bra([jobb("mappeimport", "ferdig", 1)], NAA, 2).replace("\u00a0", " ") == (
        "Alt er i orden: 1 jobb er ferdig det siste døgnet. 2 filer ligger i karantene."
    )


def test_what_went_wrong_is_to_be_looked_at_until_the_same_kind_has_gone_well() -> None:
    feilet, varslet = jobb("kontroll", "feilet", 9), jobb("mappeimport", "advarsel", 2)
    assert tekst.uloeste([varslet, feilet]) == [feilet, varslet]
    assert tekst.uloeste([jobb("kontroll", "pågår", 1), varslet, feilet]) == [feilet, varslet]
    assert tekst.uloeste([jobb("kontroll", "ferdig", 1), varslet, feilet]) == [varslet]


def test_every_kind_of_job_has_a_name() -> None:
    assert set(tekst.NAVN) == set(SLAG)


@pytest.mark.parametrize(
    ("sekunder", "sagt"),
    [(None, ""), (0, "under 1 s"), (42, "42 s"), (60, "1 min"), (3 * 60 + 29, "3 min"), (3_900, "1 t 5 min"), (7_200, "2 t")],
)  # fmt: skip
def test_a_duration_is_said_in_the_unit_one_would_use(sekunder: int | None, sagt: str) -> None:
    assert tekst.varighet(jobb("kontroll", "ferdig", 1, sekunder)).replace("\u00a0", " ") == sagt
