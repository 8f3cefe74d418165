"""The report to kontrollutvalget, on a small lake: a draw that can be repeated, whole chains, and nothing that is exempt."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dashboard.analysis.etterproeving import Etterproeving, Tilstand, Trekning
from dashboard.lake import Lake
from dashboard.reports import etterproeving as rapport
from dashboard.reports.document import Bullets, Document, Facts, Heading, Paragraph, Table
from dashboard.reports.docx import to_docx
from dashboard.reports.formats import FORMATS
from dashboard.text import NO_BREAK
from tests.agenda.small_lake import Row, commit
from tests.reports.sample import AWKWARD

NOW = datetime.now(UTC)


def day(days: int) -> str:
    return (NOW + timedelta(days=days)).date().isoformat()


def case(number: str, **other: Any) -> Row:
    return {
        "id": number, "organ": "Kommunestyret", "saksnr": f"PS {number}", "moetedato": day(-500), "tittel": f"Sak {number}",
        "status": "under arbeid", "statusdato": day(-2), "frist": day(90), "ansvarlig": "Rektor", **other,
    }  # fmt: skip


CASES = [
    case("ferdig-1", status="utført", statusdato=day(-400), kommentar="Lagt fram"),
    case("taus-2", status="utført", statusdato=day(-400)),
    case("sen-3", frist=day(-5), organ="Formannskapet"),
    case("rute-4", organ="Formannskapet"),
    case("herrelos-5", ansvarlig=None, frist=None, saksnr=None),
    case("hemmelig-6", tittel="Hemmelig forhandling", kommentar="Hemmelig", unntatt_offentlighet=True),
]  # fmt: skip


def undersoek(lake: Lake, **valg: Any) -> Etterproeving:
    newest = lake.newest()
    return rapport.undersoek(Trekning(**{"antall": 10, "froe": "x", **valg}), lake.figures(newest.id), newest.id)  # fmt: skip


def skriv(lake: Lake, funnet: Etterproeving) -> Document:
    newest = lake.newest()
    return rapport.etterproeving(funnet, lake.figures(newest.id), newest.id)


def publiser(lake: Lake, versjon: int, **other: Any) -> None:
    commit(
        lake,
        publisering=[
            {"aar": NOW.year, "periode": NOW.month, "utgave": 1, "versjon": versjon, "skrevet": versjon, "status": "publisert",
             "tidspunkt": "2026-04-20 08:00:00", "av": "Kari", "manifest": "0", **other},
        ],
    )  # fmt: skip


def resultater(funnet: Etterproeving) -> dict[str, str]:
    return dict(rapport.oversikt(funnet.kjeder)[["id", "resultat"]].itertuples(index=False, name=None))


def everything(document: Document) -> str:
    """All that the report says, tables and all."""
    said = [document.title, document.subtitle, document.period]
    for block in document.blocks:
        match block:
            case Paragraph() | Heading():
                said.append(block.text)
            case Facts():
                said += [" ".join(row) for row in block.rows]
            case Bullets():
                said += block.items
            case Table():
                said += [block.title, *(" ".join(row) for row in block.rows), block.frame.to_csv()]
    return "\n".join(said).replace(NO_BREAK, " ")


@pytest.fixture
def filled(lake: Lake) -> Lake:
    commit(lake, vedtak=CASES)
    return lake


def test_each_decision_gets_the_result_that_its_chain_has(filled: Lake) -> None:
    assert resultater(undersoek(filled)) == {
        "ferdig-1": "Hel kjede",
        "taus-2": "Brudd: mangler dokumentasjon",
        "sen-3": "Brudd: fristen er passert",
        "rute-4": "Ikke forfalt",
        "herrelos-5": "Brudd: mangler saksnummer, mangler ansvarlig, frist mangler",
    }


def test_where_nothing_is_published_the_report_back_is_not_judged_and_the_report_says_so(
    filled: Lake,
) -> None:
    funnet = undersoek(filled)
    assert funnet.per_ledd()["tilbakemelding"] == {Tilstand.IKKE_VURDERT: 5}
    assert "Leddet tilbakemelding er ikke vurdert: ingenting er publisert" in everything(
        skriv(filled, funnet)
    )


def test_an_edition_tells_the_status_of_the_log_it_is_made_from_and_not_of_a_later_one(filled: Lake) -> None:
    first = filled.newest().id
    publiser(filled, first)
    commit(filled, vedtak=[*CASES[:1], {**CASES[1], "status": "utgår", "avgjort_av": "Eldrerådet"}])
    funnet = undersoek(filled)
    told, changed = funnet.kjeder if funnet.kjeder[0].vedtak["id"] == "ferdig-1" else reversed(funnet.kjeder)
    assert told.resultat is Tilstand.HEL
    assert told.utgave is not None
    assert told.registrert is not None
    assert told.registrert.id == first
    # Ended more than a year ago: long overdue.
    assert changed.mangler == ["mangler tilbakemelding"]
    publiser(filled, filled.newest().id, utgave=2)
    assert set(resultater(undersoek(filled)).values()) == {"Hel kjede"}


def test_an_edition_that_is_withdrawn_tells_nothing(filled: Lake) -> None:
    publiser(filled, filled.newest().id, status="trukket")
    assert not undersoek(filled).tilbakemelding_er_vurdert


def test_a_meetings_action_is_counted_in_and_its_words_are_not_in_the_report(filled: Lake) -> None:
    commit(filled, beslutning=[
        {"id": "m-1", "moete": "m", "sak": "tiltak", "type": "oppgave", "tekst": "Internt om sen-3", "ansvarlig": "Rektor",
         "frist": "2026-12-01", "status": "åpen", "registrert": "2026-02-10"},
    ])  # fmt: skip
    funnet = undersoek(filled)
    assert [len(kjede.oppfoelging) for kjede in funnet.kjeder if kjede.vedtak["id"] == "sen-3"] == [1]
    said = everything(skriv(filled, funnet))
    assert "Oppgave i styringsdialogen 10.02.2026: åpen, frist 01.12.2026." in said
    assert "Internt" not in said


@pytest.mark.parametrize("lag", ["", "organ", "tjenesteomraade_navn"])
def test_what_is_exempt_is_in_no_word_of_the_report_whatever_the_seed(filled: Lake, lag: str) -> None:
    for froe in ("a", "b", "c"):
        funnet = undersoek(filled, froe=froe, antall=200, lag=lag)
        said = everything(skriv(filled, funnet))
        assert "emmelig" not in said
        assert "1 vedtak unntatt offentlighet" in said
        assert "5 vedtak som ikke er unntatt offentlighet" in said


def test_the_report_prints_all_that_is_needed_to_draw_again(filled: Lake) -> None:
    funnet = undersoek(filled, antall=2, froe="kontroll-2026")
    said = everything(skriv(filled, funnet))
    assert "Frø kontroll-2026" in said
    assert "Vedtak som kunne trekkes: ferdig-1, herrelos-5, rute-4, sen-3, taus-2." in said
    # Found with sha256sum and sort, not with the program.
    assert "Til kontroll: summen for ferdig-1 er e470e1b815163b2b" in said
    assert sorted(resultater(funnet)) == ["herrelos-5", "sen-3"]


def test_a_spread_draw_shows_its_layers_and_their_sum(filled: Lake) -> None:
    document = skriv(filled, undersoek(filled, antall=3, lag="organ"))
    [table] = [
        block for block in document.blocks if isinstance(block, Table) and block.title == "Trukket per organ"
    ]
    assert table.rows == [["Formannskapet", "2", "1"], ["Kommunestyret", "3", "2"], ["Sum", "5", "3"]]
    assert "Kommunestyret: ferdig-1, herrelos-5, taus-2." in everything(document)


def test_the_links_are_a_table_and_each_broken_one_names_its_decisions(filled: Lake) -> None:
    document = skriv(filled, undersoek(filled))
    tables = {block.title: block for block in document.blocks if isinstance(block, Table)}
    assert tables["Antall vedtak per ledd og tilstand"].rows == [
        ["Vedtak", "4", "1", "0", "0"],
        ["Eier", "4", "1", "0", "0"],
        ["Handling", "2", "2", "1", "0"],
        ["Dokumentasjon", "1", "1", "3", "0"],
        ["Tilbakemelding", "0", "0", "0", "5"],
    ]
    assert [row[0] for row in tables["Brudd i leddet handling"].rows] == ["herrelos-5", "sen-3"]
    assert "Brudd i leddet tilbakemelding" not in tables
    assert len([title for title in tables if title.startswith("Kjeden for")]) == 5
    for table in tables.values():
        assert {column.name for column in table.columns} <= set(table.frame.columns)


def test_more_asked_for_than_there_are_draws_all_and_says_so(filled: Lake) -> None:
    funnet = undersoek(filled, antall=50)
    assert len(funnet.kjeder) == 5
    assert rapport.om_trekningen(funnet).startswith("Det ble bedt om 50, men ikke flere enn 5 kan trekkes")
    assert "Alle vedtak som kan trekkes, er med" in rapport.anslag(funnet)


def test_a_log_or_a_choice_without_decisions_gives_a_report_that_says_so(lake: Lake) -> None:
    for lag in ("", "organ"):
        said = everything(skriv(lake, undersoek(lake, lag=lag)))
        assert "Ingen vedtak kan trekkes med disse valgene." in said
        assert "Ingen vedtak kunne trekkes." in said


def test_the_same_draw_gives_the_same_report_after_the_log_has_changed(filled: Lake) -> None:
    version, written = filled.figures(filled.newest().id), filled.newest().id
    trekning = Trekning(3, "x")
    before = rapport.etterproeving(rapport.undersoek(trekning, version, written), version, written)
    commit(filled, vedtak=[case("annen-9")])
    after = rapport.etterproeving(rapport.undersoek(trekning, version, written), version, written)
    assert everything(after) == everything(before)
    assert to_docx(after) == to_docx(before)


@pytest.mark.parametrize("format_", FORMATS)
def test_marks_in_titles_seed_and_body_are_written_as_they_stand(lake: Lake, format_: str) -> None:
    commit(lake, vedtak=[case("1", tittel=AWKWARD, organ=AWKWARD, vedtakstekst=AWKWARD, kommentar=AWKWARD, status="utført")])  # fmt: skip
    document = skriv(lake, undersoek(lake, froe="<b>#let</b>", lag="organ"))
    assert AWKWARD in everything(document)
    assert len(FORMATS[format_].write(document)) > 1_000
