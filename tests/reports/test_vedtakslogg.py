"""The half-yearly log to kommunestyret: what was decided and done, what is open and late, and nothing that is exempt."""

from datetime import date
from typing import Any

import pytest

from dashboard.errors import DashboardError
from dashboard.lake import Lake
from dashboard.reports.document import Document, Heading, Paragraph, Table
from dashboard.reports.vedtakslogg import vedtakslogg
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import Row, commit

FRA, TIL = date(2026, 1, 1), date(2026, 6, 30)


def case(number: str, **other: Any) -> Row:
    return {
        "id": number, "organ": "Kommunestyret", "saksnr": f"PS {number}", "moetedato": "2025-05-12", "tittel": f"Sak {number}",
        "type": "vedtak", "status": "under arbeid", "frist": "2026-12-31", "tjenesteomraade": "HO", **other,
    }  # fmt: skip


CASES = [
    case("ny", moetedato="2026-03-01", organ="Formannskapet", tjenesteomraade="OO"),
    case("ny og ferdig", moetedato="2026-01-01", status="utført", statusdato="2026-06-30", kommentar="Lagt fram"),
    case("ferdig før", status="utført", statusdato="2025-12-31", organ="Eldrerådet"),
    case("ferdig etter", status="utført", statusdato="2026-07-01"),
    case("ferdig uten dato", status="utført"),
    case("utgått", status="utgår", statusdato="2026-02-01", avgjort_av="Formannskapet"),
    case("sen", frist="2026-06-20"),
    case("venter", status="avventer", aarsak="Venter på staten"),
    case("senere", moetedato="2026-07-01"),
    case("muntlig", type="verbalvedtak", moetedato="2026-03-01"),
    case("muntlig gammel", type="verbalvedtak", status="utført", statusdato="2025-06-01"),
    case("hemmelig", moetedato="2026-03-01", frist="2026-02-01", organ="Hemmelig utvalg", unntatt_offentlighet=True),
    case("hemmelig muntlig", type="verbalvedtak", tjenesteomraade="XX", unntatt_offentlighet=True),
]  # fmt: skip


@pytest.fixture
def log(lake: Lake) -> Document:
    commit(lake, vedtak=CASES)
    return vedtakslogg(lake.newest(), FRA, TIL)


def table(document: Document, title: str) -> Table:
    [found] = [block for block in document.blocks if isinstance(block, Table) and block.title == title]
    return found


def ids(document: Document, title: str) -> list[str]:
    return table(document, title).frame["id"].tolist()


def paragraphs(document: Document) -> str:
    return " ".join(block.text for block in document.blocks if isinstance(block, Paragraph)).replace(NO_BREAK, " ")  # fmt: skip


def test_the_summary_says_what_was_made_done_dropped_and_left_open(log: Document) -> None:
    said = paragraphs(log)
    assert said.startswith(
        "I første halvår 2026 ble det gjort 2 vedtak, og 1 vedtak ble utført. Ett ble avsluttet uten å bli gjennomført."
        " 3 vedtak er åpne per 30.06.2026, 1 av dem over fristen. 1 verbalvedtak er åpent, og det er innenfor fristen."
    )
    assert "1 vedtak er avsluttet uten at loggen sier når." in said


def test_each_case_stands_where_it_belongs(log: Document) -> None:
    assert ids(log, "Vedtak gjort i perioden") == ["ny og ferdig", "ny"]
    assert ids(log, "Vedtak som ble utført eller utgikk") == ["utgått", "ny og ferdig"]
    assert ids(log, "Åpne vedtak over fristen") == ["sen"]
    assert sorted(ids(log, "Andre åpne vedtak")) == ["ny", "venter"]
    assert ids(
        log, "Verbalvedtak som er gjort eller avsluttet i perioden, eller fortsatt er åpne"
    ) == ["muntlig"]  # fmt: skip


def test_a_row_names_body_case_reason_and_days_late(log: Document) -> None:
    [late] = table(log, "Åpne vedtak over fristen").frame.to_dict("records")
    assert (late["behandlet"], late["dager_forsinket"]) == ("Kommunestyret PS sen", 10)
    waiting = table(log, "Andre åpne vedtak").frame.set_index("id")["begrunnelse"]
    assert waiting["venter"] == "Venter på staten."
    dropped = table(log, "Vedtak som ble utført eller utgikk").frame.set_index("id")["begrunnelse"]
    assert dropped["utgått"] == "Avgjort av: Formannskapet."


def test_every_column_of_a_table_is_in_its_rows(log: Document) -> None:
    tables = [block for block in log.blocks if isinstance(block, Table)]
    assert len(tables) == 7
    for block in tables:
        assert {column.name for column in block.columns} <= set(block.frame.columns)


def test_the_log_is_counted_per_body_and_area_with_a_sum(log: Document) -> None:
    per_body = table(log, "Vedtak per organ")
    names = ["organ", "vedtatt", "utfoert", "utgaar", "aapne", "forsinket"]
    assert per_body.frame[names].to_numpy().tolist() == [
        ["Formannskapet", 1, 0, 0, 1, 0],
        ["Kommunestyret", 1, 1, 1, 2, 1],
    ]
    assert per_body.total is not None
    assert [per_body.total[name] for name in names] == ["Sum", 2, 1, 1, 3, 1]
    assert table(log, "Vedtak per tjenesteområde").frame["tjenesteomraade_navn"].tolist() == ["HO", "OO"]


def test_what_is_exempt_from_disclosure_is_nowhere_not_even_in_a_count(log: Document, lake: Lake) -> None:
    everything = repr(log) + "".join(
        block.frame.to_csv() for block in log.blocks if isinstance(block, Table)
    )  # fmt: skip
    assert "emmelig" not in everything
    public = [row for row in CASES if not row.get("unntatt_offentlighet")]
    commit(lake, vedtak=public)
    without = vedtakslogg(lake.newest(), FRA, TIL)
    assert [repr(block) for block in without.blocks] == [repr(block) for block in log.blocks]


def test_the_report_says_what_it_is_of(log: Document, lake: Lake) -> None:
    assert log.title == "Vedtakslogg"
    assert log.subtitle == "Oppfølging av politiske vedtak, første halvår 2026"
    assert (log.version, log.period) == (lake.newest().id, "første halvår 2026")
    assert log.fingerprint == lake.fingerprint(log.version)


def test_the_same_version_gives_the_same_report_after_the_log_has_changed(log: Document, lake: Lake) -> None:
    version = lake.newest()
    commit(lake, vedtak=[case("annen")])
    again = vedtakslogg(version, FRA, TIL)
    assert [repr(block) for block in again.blocks] == [repr(block) for block in log.blocks]


def test_a_period_that_is_not_over_holds_deadlines_against_the_day_of_the_version(lake: Lake) -> None:
    commit(lake, vedtak=[case("1", moetedato="2020-01-01", frist="2099-06-01")])
    document = vedtakslogg(lake.newest(), date(2020, 1, 1), date(2099, 12, 31))
    assert ids(document, "Andre åpne vedtak") == ["1"]


def test_an_empty_log_says_so(lake: Lake) -> None:
    said = paragraphs(vedtakslogg(lake.newest(), FRA, TIL))
    assert "Det er ikke lastet opp vedtak fram til 30.06.2026." in said


def test_a_log_without_open_ones_or_verbalvedtak_has_no_chart_and_no_such_part(lake: Lake) -> None:
    commit(lake, vedtak=[case("1", status="utført", statusdato="2026-02-01")])
    document = vedtakslogg(lake.newest(), FRA, TIL)
    assert "Verbalvedtak" not in [block.text for block in document.blocks if isinstance(block, Heading)]
    assert "Ingen vedtak er åpne per 30.06.2026." in paragraphs(document)


def test_a_period_that_ends_before_it_begins_is_refused(lake: Lake) -> None:
    with pytest.raises(DashboardError, match="baklengs"):
        vedtakslogg(lake.newest(), TIL, FRA)
