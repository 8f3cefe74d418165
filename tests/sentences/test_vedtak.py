"""What is said of the log of decisions: open, late, old, changed."""

from datetime import date

import pandas as pd
import pytest

from dashboard.analysis.statusendringer import statusendringer
from dashboard.sentences import vedtak
from dashboard.text import NO_BREAK

DATO = date(2026, 10, 31)


def statuses(*rows: tuple[str, bool, int, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["status", "verbalvedtak", "antall", "forsinket"])
    return frame.astype({"verbalvedtak": bool, "antall": int, "forsinket": int})


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (statuses(), "Det er ikke lastet opp vedtak fram til 31.10.2026."),
        (statuses(("utført", False, 5, 0)), "Ingen vedtak er åpne per 31.10.2026."),
        (
            statuses(("avventer", False, 1, 0)),
            "1 vedtak er åpent per 31.10.2026, og det er innenfor fristen.",
        ),
        (statuses(("avventer", False, 1, 1)), "1 vedtak er åpent per 31.10.2026, og det er over fristen."),
        (statuses(("avventer", False, 3, 0)), "3 vedtak er åpne per 31.10.2026, ingen over fristen."),
        (
            statuses(("avventer", False, 2, 1), ("utført", False, 9, 0)),
            "2 vedtak er åpne per 31.10.2026, 1 av dem over fristen.",
        ),
        (statuses(("uten status", False, 2, 2)), "2 vedtak er åpne per 31.10.2026, alle over fristen."),
        (
            statuses(("avventer", False, 2, 0), ("avventer", True, 4, 3)),
            "2 vedtak er åpne per 31.10.2026, ingen over fristen. 4 verbalvedtak er åpne, 3 av dem over fristen.",
        ),
        (
            statuses(("utført", True, 4, 0)),
            "Ingen vedtak er åpne per 31.10.2026. Ingen verbalvedtak er åpne.",
        ),
    ],
)
def test_the_sentence_counts_open_and_late_with_verbalvedtak_apart(rows: pd.DataFrame, words: str) -> None:
    assert vedtak.om_vedtakene(rows, DATO).replace(NO_BREAK, " ") == words


def ages(*rows: tuple[str, int, int, int | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["alder", "aapne", "forsinket", "mest_forsinket"])


@pytest.mark.parametrize(
    ("rows", "words", "title"),
    [
        (ages(("over 12 måneder", 0, 0, None)), "", "Ingen har stått åpne i over ett år"),
        (
            ages(("under 3 måneder", 2, 0, None), ("over 12 måneder", 0, 0, None)),
            "Ingen åpne vedtak er eldre enn 12 måneder.",
            "Ingen har stått åpne i over ett år",
        ),
        (
            ages(("under 3 måneder", 2, 1, 1), ("over 12 måneder", 1, 1, 60)),
            "Ett av 3 åpne vedtak er eldre enn 12 måneder. Det som er lengst på overtid, er 60 dager over fristen.",
            "Ett har stått åpent i over ett år",
        ),
        (
            ages(("over 12 måneder", 1, 1, 1)),
            "Det åpne vedtaket er eldre enn 12 måneder. Det som er lengst på overtid, er 1 dag over fristen.",
            "Ett har stått åpent i over ett år",
        ),
        (
            ages(("over 12 måneder", 14, 0, None)),
            "Alle de åpne vedtakene er eldre enn 12 måneder.",
            "14 har stått åpne i over ett år",
        ),
    ],
)
def test_the_age_of_the_open_ones_is_told_with_the_one_that_is_most_late(
    rows: pd.DataFrame, words: str, title: str
) -> None:
    assert vedtak.om_alderen(rows).replace(NO_BREAK, " ") == words
    assert vedtak.tittel_alder(rows) == title


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (statuses(("utført", False, 5, 0)), "Ingen åpne vedtak"),
        (statuses(("avventer", False, 1, 0), ("utført", False, 5, 0)), "1 åpent vedtak, ingen forsinket"),
        (
            statuses(("avventer", False, 4, 1), ("under arbeid", False, 9, 2), ("utgår", False, 2, 0)),
            "3 av 13 åpne vedtak er forsinket",
        ),
    ],
)
def test_the_title_says_how_many_open_ones_are_late(rows: pd.DataFrame, title: str) -> None:
    assert vedtak.tittel_status(rows).replace(NO_BREAK, " ") == title


def log(**statuses: str) -> pd.DataFrame:
    rows = [(number, f"Sak {number}", *status.split("|")) for number, status in statuses.items()]
    return pd.DataFrame(
        [(*row, None) if len(row) == 3 else row for row in rows], columns=["id", "tittel", "status", "frist"]
    )


def test_changes_are_counted_by_what_they_are() -> None:
    before = log(
        a="under arbeid",
        b="avventer",
        c="ikke startet",
        d="under arbeid|2026-01-01",
        e="utført",
        f="under arbeid",
    )
    now = log(a="utført", b="utgår", c="under arbeid", d="under arbeid|2026-02-01", f="under arbeid", g="ikke startet", h="ikke startet")  # fmt: skip
    said = vedtak.om_endringene(statusendringer(before, now)).replace(NO_BREAK, " ")
    assert said == (
        "7 vedtak er endret: ett er utført, ett utgår, ett har fått annen status, ett har bare fått ny frist,"
        " to er nye i loggen og ett er ikke lenger i loggen."
    )


def test_two_equal_logs_have_nothing_changed() -> None:
    same = log(a="utført")
    assert vedtak.om_endringene(statusendringer(same, same)) == "Ingen vedtak har endret status eller frist."


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("under arbeid|2026-03-01", "under arbeid|2026-03-31", "Fristen er flyttet 30 dager ut"),
        ("under arbeid|2026-03-31", "under arbeid|2026-03-30", "Fristen er flyttet 1 dag fram"),
        ("under arbeid", "under arbeid|2026-03-30", "Har fått frist"),
        ("under arbeid|2026-03-30", "under arbeid", "Fristen er fjernet"),
        ("under arbeid|2026-03-30", "utført|2026-03-30", ""),
        ("under arbeid", "utført", ""),
    ],
)
def test_a_moved_deadline_is_told_with_how_far(before: str, now: str, words: str) -> None:
    [(_, change)] = statusendringer(log(a=before), log(a=now)).iterrows()
    assert vedtak.om_endringen(change).replace(NO_BREAK, " ") == words


def test_what_is_new_and_what_is_gone_says_so() -> None:
    changes = statusendringer(log(a="utført"), log(b="utført"))
    assert [vedtak.om_endringen(change) for _, change in changes.iterrows()] == [
        "Nytt i loggen",
        "Ikke lenger i loggen",
    ]


@pytest.mark.parametrize(
    ("counts", "fra", "til", "words"),
    [
        (
            (24, 18, 1), date(2026, 1, 1), date(2026, 6, 30),
            "I første halvår 2026 ble det gjort 24 vedtak, og 18 vedtak ble utført. Ett ble avsluttet uten å bli gjennomført.",
        ),
        ((0, 0, 0), date(2026, 7, 1), date(2026, 12, 31), "I andre halvår 2026 ble det gjort ingen vedtak, og ingen vedtak ble utført."),
        ((1, 1, 2), date(2026, 1, 1), date(2026, 4, 30), "I perioden 01.01.2026–30.04.2026 ble det gjort 1 vedtak, og 1 vedtak ble utført. To ble avsluttet uten å bli gjennomført."),
        ((1, 0, 0), date(2025, 1, 1), date(2026, 6, 30), "I perioden 01.01.2025–30.06.2026 ble det gjort 1 vedtak, og ingen vedtak ble utført."),
    ],
)  # fmt: skip
def test_a_period_is_told_by_what_was_made_done_and_dropped(
    counts: tuple[int, int, int], fra: date, til: date, words: str
) -> None:
    assert vedtak.om_loggen(*counts, fra, til).replace(NO_BREAK, " ") == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"status": "avventer", "aarsak": "Venter på staten"}, "Venter på staten."),
        ({"status": "avventer", "aarsak": "Venter.", "kommentar": "Purret"}, "Venter. Purret."),
        ({"status": "utgår", "avgjort_av": "Formannskapet", "kommentar": "Ikke dekning."}, "Avgjort av: Formannskapet. Ikke dekning."),
        ({"status": "utført", "avgjort_av": "Formannskapet", "aarsak": "Penger", "kommentar": "Ferdig"}, "Ferdig."),
        ({"status": "utført", "kommentar": " "}, ""),
        ({"status": "utført", "kommentar": float("nan")}, ""),
    ],
)  # fmt: skip
def test_the_reason_the_deciding_body_and_the_comment_are_told_where_they_belong(
    row: dict[str, object], words: str
) -> None:
    assert vedtak.begrunnelse({"aarsak": None, "avgjort_av": None, "kommentar": None, **row}) == words


def test_a_case_is_named_by_its_body_and_number_where_it_has_one() -> None:
    assert vedtak.behandlet_i({"organ": "Kommunestyret", "saksnr": "PS 1/26"}) == "Kommunestyret PS 1/26"
    assert vedtak.behandlet_i({"organ": "Eldrerådet", "saksnr": None}) == "Eldrerådet"
