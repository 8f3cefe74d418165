"""The published summary: what it says, and that what is hidden is in no part of it.

The text of the demo's October is held against golden/; `REWRITE_GOLDEN=1` writes it anew, to be read in the diff.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard import lake as lakes
from dashboard import settings
from dashboard.lake import Lake
from dashboard.period import Period
from dashboard.reports import grunnlag
from dashboard.reports.document import Block, Bullets, Chart, Heading, Paragraph, Table
from dashboard.reports.publisert_dialog import Dialog
from dashboard.reports.publisert_sykefravaer import sykefravaer
from dashboard.reports.sammendrag import innholdet, sammendrag
from dashboard.reports.utgave import Rettelse, Sammendrag, Utgave
from tests.agenda.small_lake import Row, commit, posts
from tests.reports.sample import AWKWARD
from tests.reports.test_rapportene import said
from tests.reports.test_writers import hold

OKTOBER = Period(2026, 10)
UTEN_DIALOG = Dialog(
    pd.DataFrame(columns=["omraade", "tekst", "dato"]),
    pd.DataFrame({"tall": pd.Series(dtype="str")}),
)


def place(ansvar: str, omraade: str, navn: str, ansatte: int | None = None) -> Row:
    return {
        "ansvar": ansvar, "ansvar_navn": f"Ansvar {ansvar}", "enhet": ansvar[:3], "enhet_navn": f"Enhet {ansvar[:3]}",
        "tjenesteomraade": omraade, "tjenesteomraade_navn": navn, "gyldig_fra": "2020-01-01", "ansatte": ansatte,
    }  # fmt: skip


def budget(ansvar: str, beloep: float) -> list[Row]:
    return posts(ansvar, beloep, range(1, 13), versjon="regulert")


def absence(enhet: str, days: float, employees: int, agreed: float | None = None) -> list[Row]:
    """The same each month from November 2024 to October 2026: the 24 months that October is held against."""
    return [
        {"aar": aar, "periode": month, "enhet": enhet, "avtalte_dagsverk": agreed or 20.0 * employees,
         "sykefravaersdagsverk": days, "ansatte": employees}
        for aar, months in ((2024, (11, 12)), (2025, range(1, 13)), (2026, range(1, 11))) for month in months
    ]  # fmt: skip


def case(number: str, **other: Any) -> Row:
    return {
        "id": number, "organ": "Kommunestyret", "saksnr": f"PS {number}", "moetedato": "2026-03-01", "tittel": f"Sak {number}",
        "type": "vedtak", "status": "under arbeid", "frist": "2026-09-01", "ansvarlig": "Rådgiver", **other,
    }  # fmt: skip


def cleared(number: str, omraade: str | None, tekst: str, **other: Any) -> Row:
    return {
        "id": f"F-{number}", "aar": 2026, "periode": 10, "omraade": omraade, "tekst": tekst, "kilde": "forklaring",
        "kilde_id": "enhet-312", "trukket": False, "dato": "2026-11-12", **other,
    }  # fmt: skip


def asked(number: str, tall: str, spoersmaal: str, svar: str | None, **other: Any) -> Row:
    return {
        "id": f"S-{number}", "aar": 2026, "periode": 10, "tall": tall, "spoersmaal": spoersmaal, "spurt_av": "Formannskapet",
        "spurt": "2026-11-20", "svar": svar, "besvart": "2026-11-21" if svar else None,
        "status": "besvart" if svar else "åpent", **other,
    }  # fmt: skip


# HO has two units, PN is too small to show, and TT hides it.
STEDER = [
    place("3111", "HO", "Helse og omsorg"), place("3121", "HO", "Helse og omsorg"), place("2111", "OO", "Oppvekst"),
    place("4111", "PN", "Plan og næring"), place("5111", "TT", "Teknisk"),
]  # fmt: skip


def tables(**other: list[Row]) -> dict[str, list[Row]]:
    found = {
        "organisasjon": STEDER,
        "regnskap": [*posts("3111", 900_000), *posts("3121", 500_000), *posts("2111", 990_000)],
        "budsjett": [*budget("3111", 600_000), *budget("3121", 400_000), *budget("2111", 1_000_000)],
        "sykefravaer": [*absence("311", 54, 30), *absence("312", 30, 20), *absence("211", 36, 30),
                        *absence("411", 19, 4), *absence("511", 24, 12)],
        "vedtak": [case("1"), case("2", frist="2027-01-01"), case("3", type="verbalvedtak"), case("4", status="utført")],
        "tiltak": [{"id": "T1", "tittel": "Ny turnus", "aar": 2026, "tjenesteomraade": "HO", "ansvar": "3111", "eier": "Kommunalsjef",
                    "vedtatt_effekt": 1_000_000, "realisert_effekt": 300_000, "forventet_effekt": 400_000, "status": "under arbeid"}],
    }  # fmt: skip
    return {**found, **other}


def summary(period: Period = OKTOBER, utgave: Utgave | None = None) -> Sammendrag:
    return sammendrag(innholdet(grunnlag.newest(period)), utgave or Utgave())


def everything(made: Sammendrag) -> str:
    """Every text, cell and drawn value; not which version it is."""
    document = made.document
    frames = [block.frame for block in document.blocks if isinstance(block, Table)]
    totals = [repr(block.total) for block in document.blocks if isinstance(block, Table)]
    specs = [
        json.dumps(block.spec, ensure_ascii=False) for block in document.blocks if isinstance(block, Chart)
    ]
    about = [repr((tall.name, tall.title, tall.description, tall.columns)) for tall in made.tallsett.values()]
    frames += [tall.frame for tall in made.tallsett.values()]
    found = "\n".join(
        [said(document), document.notice, *totals, *specs, *about, *(f.to_csv() for f in frames)]
    )
    return found.replace(document.fingerprint, "").replace("\u00a0", " ")


def under(made: Sammendrag, heading: str) -> str:
    """What stands under a heading, up to the next one."""
    blocks: list[Block] = []
    inside = False
    for block in made.document.blocks:
        if isinstance(block, Heading):
            inside = block.text == heading
        elif inside:
            blocks.append(block)
    assert blocks, heading
    return "\n".join(
        "\n".join(block.items) if isinstance(block, Bullets)
        else "\n".join(" | ".join(row) for row in block.rows) if isinstance(block, Table)
        else block.description if isinstance(block, Chart)
        else block.text if isinstance(block, Paragraph) else repr(block)
        for block in blocks
    ).replace("\u00a0", " ")  # fmt: skip


@pytest.fixture
def october(lake: Lake) -> Lake:
    commit(lake, **tables())
    return lake


def in_a_lake_of_its_own(folder: Path, patch: pytest.MonkeyPatch, **rows: list[Row]) -> tuple[str, str]:
    """Everything the summary holds, and the fingerprint of the numbers it is made from."""
    patch.setenv("DASHBOARD_DATA", str(folder))
    settings.get.cache_clear()
    lakes.get.cache_clear()
    commit(lakes.get(), **rows)
    made = summary()
    lakes.get().close()
    lakes.get.cache_clear()
    return everything(made), made.document.fingerprint


# -- what it says


def test_the_parts_come_in_the_order_they_are_read(october: Lake) -> None:
    assert [block.text for block in summary().document.blocks if isinstance(block, Heading) and block.level == 1] == [
        "Kort fortalt", "Økonomi per tjenesteområde", "Hva ledelsen gjør med avvikene", "Budsjettiltak",
        "Oppfølging av vedtak", "Sykefravær", "Om tallene",
    ]  # fmt: skip


def test_it_begins_with_what_a_politician_reads_in_twenty_seconds(october: Lake) -> None:
    assert under(summary(), "Kort fortalt").split("\n") == [
        "Til og med oktober 2026 har kommunen brukt 3,9 mill. kr mer enn budsjettert (19,5 % av budsjetterte utgifter).",
        "Prognosen for 2026 er 3,9 mill. kr i merforbruk.",
        "Størst avvik har Helse og omsorg: et merforbruk på 4,0 mill. kr (40,0 %).",
        "Budsjettiltakene skal gi 1,0 mill. kr i 2026, og det ventes 0,6 mill. kr mindre.",
        "1 av 2 åpne vedtak er over fristen.",
        "De siste 12 månedene var sykefraværet 8,5 %, like høyt som i de 12 før.",
    ]


def test_what_others_link_to_has_an_anchor(october: Lake) -> None:
    anchors = [
        block.anchor for block in summary().document.blocks if isinstance(block, Heading) and block.anchor
    ]
    assert anchors == ["oekonomi", "omraade-HO", "tiltak", "vedtak", "sykefravaer"]


def test_the_numbers_are_whole_kroner_and_per_cent_with_one_decimal(october: Lake) -> None:
    tallsett = summary().tallsett
    assert list(tallsett) == ["oekonomi", "tiltak", "vedtak_status", "sykefravaer"]
    for tall in tallsett.values():
        assert list(tall.frame.columns) == [column.name for column in tall.columns]
        assert not tall.frame.duplicated(list(tall.key)).any()
        assert all(column.description.endswith(".") for column in tall.columns)
        for column in tall.columns:
            values = tall.frame[column.name].dropna()
            if column.kind == "kroner":
                assert values.dtype == "Int64"
            if column.kind == "prosent":
                assert (values.round(1) == values).all()
    ho = tallsett["oekonomi"].frame.set_index("omraade").loc["HO"]
    assert (ho["avvik"], ho["avvik_prosent"], ho["avvik_prognose"]) == (-4_000_000, -40.0, -4_000_000)
    assert tallsett["oekonomi"].frame["omraade"].tolist()[-1] == "kommunen"


def test_no_table_carries_a_column_that_is_not_shown(october: Lake) -> None:
    for block in summary().document.blocks:
        if isinstance(block, Table):
            assert list(block.frame.columns) == [column.name for column in block.columns]


def test_the_deviation_without_a_cleared_text_says_so(october: Lake) -> None:
    text = under(summary(), "Hva ledelsen gjør med avvikene")
    assert "Ett tjenesteområde er over grensen for hva som må forklares: Helse og omsorg." in text
    assert "Det er ikke publisert noe om hva som gjøres med avviket." in text
    assert "250 000 kr" in text
    assert "Det er ikke publisert noe" in under(summary(), "Helse og omsorg")


def test_what_is_cleared_stands_under_its_area_and_never_says_whom_it_came_from(october: Lake) -> None:
    commit(
        october,
        frigitt=[
            cleared("1", "HO", "Innleien stanses.\n\nNy turnus i januar."),
            cleared("2", None, "Hele kommunen\nholder igjen."),
            cleared("3", "OO", "Ferdig nå.", trukket=True),
        ],
    )
    made = summary()
    assert under(made, "Helse og omsorg").split("\n")[1:] == [
        "Innleien stanses. Ny turnus i januar. (12.11.2026)"
    ]
    assert "Hele kommunen holder igjen. (12.11.2026)" in under(made, "Hva ledelsen gjør med avvikene")
    assert "enhet-312" not in everything(made)
    assert "Ferdig nå" not in everything(made)


def test_an_answer_stands_under_the_figure_it_is_pinned_to(october: Lake) -> None:
    where = {
        "kommunen": "Økonomi per tjenesteområde", "omraade:OO": "Oppvekst", "tiltak": "Budsjettiltak",
        "vedtak": "Oppfølging av vedtak", "sykefravaer": "Sykefravær", "noe-annet": "Andre spørsmål og svar",
    }  # fmt: skip
    commit(
        october, spoersmaal=[asked(str(n), tall, f"Hva med {tall}?", f"Svaret om {tall}.") for n, tall in enumerate(where)]
    )  # fmt: skip
    made = summary()
    for tall, heading in where.items():
        assert under(made, heading).endswith(
            f"Spørsmål fra Formannskapet, 20.11.2026\nHva med {tall}?\nSvar, 21.11.2026\nSvaret om {tall}."
        )
        assert everything(made).count(f"Svaret om {tall}.") == 1


def test_the_foreword_and_what_was_corrected_come_first(october: Lake) -> None:
    changes = pd.DataFrame(
        [("oekonomi", "HO", "regnskap", "13 900 000", "14 000 000")],
        columns=["tabell", "rad", "kolonne", "foer", "naa"],
    )
    rettelser = [
        Rettelse(3, date(2026, 12, 1), "En faktura\nmanglet.", changes),
        Rettelse(2, date(2026, 11, 22), "Feil i forordet.", changes[:0]),
    ]
    utgave = Utgave(
        3, "Første avsnitt.\r\n\r\nAndre\navsnitt.", datetime(2026, 12, 1, 9, tzinfo=UTC), rettelser
    )
    made = summary(utgave=utgave)
    heads = [block.text for block in made.document.blocks if isinstance(block, Heading)]
    assert heads[:3] == ["Forord", "Rettelser", "Kort fortalt"]
    assert under(made, "Forord") == "Første avsnitt.\nAndre avsnitt."
    assert under(made, "Rettelser").split("\n") == [
        "Rettet 01.12.2026: En faktura manglet.",
        "oekonomi | HO | regnskap | 13 900 000 | 14 000 000",
        "Rettet 22.11.2026: Feil i forordet.",
        "Ingen publiserte tall er endret.",
    ]
    assert made.document.notice == "Rettet 01.12.2026: En faktura manglet."
    assert "Utgave 3, publisert 01.12.2026." in under(made, "Om tallene")


def test_the_first_edition_without_a_foreword_has_neither_heading_nor_notice(october: Lake) -> None:
    made = summary()
    assert made.document.notice == ""
    assert not {"Forord", "Rettelser"} & {
        block.text for block in made.document.blocks if isinstance(block, Heading)
    }


def test_figures_from_statistics_norway_are_told_with_their_target_and_vintage(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_KOMMUNENUMMER", "1841")
    monkeypatch.setenv("DASHBOARD_MAAL_DISPOSISJONSFOND", "8")
    settings.get.cache_clear()
    kostra = [
        {"tabell": "12134", "nokkeltall": kode, "region": region, "aar": 2025, "verdi": verdi, "oppdatert": "2026-06-15"}
        for kode, region, verdi in (("KOSKG210000", "1841", 7.25), ("KOSKG320000", "1841", 101.0), ("KOSKG210000", "1804", 55.5))
    ]  # fmt: skip
    commit(lake, **tables(kostra=kostra))
    made = summary()
    assert under(made, "Nøkkeltall fra SSB").split("\n")[1:] == [
        "Disposisjonsfond (fri egenkapital) | 2025 | 7,3 | 15.06.2026 | under målet, som er minst 8 %",
        "Gjeldsgrad (uten pensjon) | 2025 | 101,0 | 15.06.2026 | –",
    ]
    assert made.tallsett["maaltall"].frame["verdi"].tolist() == [7.3, 101.0]


@pytest.mark.parametrize("period", [OKTOBER, Period(2025, 13), Period(2025, 0), Period(2030, 5)])
def test_an_empty_lake_gives_a_summary_that_says_what_is_missing(lake: Lake, period: Period) -> None:
    text = said(summary(period).document)
    assert f"Det er ikke lest inn regnskap for {period.label}." in text
    assert "Sykefraværet vises ikke" in text
    assert "over grensen for hva som må forklares:" not in text


@pytest.mark.parametrize("missing", ["sykefravaer", "tiltak", "vedtak", "budsjett", "regnskap", "organisasjon"])  # fmt: skip
def test_what_is_not_uploaded_is_left_out_of_the_first_sentences(lake: Lake, missing: str) -> None:
    commit(lake, **tables(**{missing: []}))
    made = summary()
    sentences = under(made, "Kort fortalt").split("\n")
    assert 1 <= len(sentences) <= 6
    assert all(sentence.endswith(".") and "nan" not in sentence for sentence in sentences)
    assert all(
        under(made, heading) for heading in ("Økonomi per tjenesteområde", "Budsjettiltak", "Sykefravær")
    )


def test_names_with_markup_stand_as_they_are(lake: Lake) -> None:
    steder = [place("3111", "H <b>&", AWKWARD), place("2111", "OO", "Oppvekst")]
    tiltak = [{"id": "T1", "tittel": AWKWARD, "aar": 2026, "tjenesteomraade": "H <b>&", "vedtatt_effekt": 1}]
    commit(lake, **tables(organisasjon=steder, tiltak=tiltak, vedtak=[case("1", tittel=AWKWARD)]))
    made = summary(utgave=Utgave(forord=AWKWARD))
    assert said(made.document).count(AWKWARD) >= 5
    assert "omraade-H--b--" in [block.anchor for block in made.document.blocks if isinstance(block, Heading)]


# -- what it never says


def test_two_lakes_that_differ_only_in_what_is_hidden_give_the_same_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    open_ = tables(
        frigitt=[cleared("1", "HO", "Innleien stanses.")], spoersmaal=[asked("1", "tiltak", "Hva?", "Slik.")],
        forklaring=[], lederprognose=[],
    )  # fmt: skip
    hidden = tables(
        # The same sum of HO, of another ansvar and unit, with more wages and refunds in it.
        regnskap=[*posts("3111", 300_000), *posts("3121", 1_150_000), *posts("3121", -50_000, art="710"),
                  *posts("2111", 990_000)],
        # The small area and the one that hides it have other absence and employees; their sum is as before.
        sykefravaer=[*absence("311", 64, 31, 600), *absence("312", 20, 19, 400), *absence("211", 36, 30),
                     *absence("411", 31, 5, 80), *absence("511", 12, 11, 240)],
        vedtak=[*open_["vedtak"], case("9", tittel="Hemmelig tomt", unntatt_offentlighet=True, organ="Hemmelig utvalg"),
                case("1b", id="1", kommentar="Uklarert kommentar", aarsak="Uklarert årsak", tittel="Sak 1", saksnr="PS 1")][1:],
        frigitt=[*open_["frigitt"], cleared("2", "HO", "Hemmelig sykdom", trukket=True)],
        spoersmaal=[*open_["spoersmaal"], asked("2", "tiltak", "Ubesvart?", None),
                    asked("3", "kommunen", "Utgått?", "Nei.", status="utgår")],
        forklaring=[{"aar": 2026, "periode": 10, "enhet": "312", "aarsak": "annet", "tekst": "Uklarert forklaring", "rolle": "Enhetsleder",
                     "dato": "2026-11-05"}],
        lederprognose=[],
        tiltak=[{**open_["tiltak"][0], "ansvar": "3121", "kommentar": "Uklarert om eieren"}],
    )  # fmt: skip
    first, one = in_a_lake_of_its_own(tmp_path / "a", monkeypatch, **without_empty(open_))
    second, other = in_a_lake_of_its_own(tmp_path / "b", monkeypatch, **without_empty(hidden))
    assert one != other
    assert first == second
    seen = {**open_, "frigitt": [cleared("1", "HO", "Noe annet.")]}
    assert in_a_lake_of_its_own(tmp_path / "c", monkeypatch, **without_empty(seen))[0] != first


def without_empty(rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    return {name: found for name, found in rows.items() if found}


def test_no_unit_ansvar_month_or_count_is_in_any_part_of_it(october: Lake) -> None:
    found = everything(summary())
    for hidden in (
        "3111",
        "3121",
        "Enhet 31",
        "Ansvar 31",
        'ansatte"',
        "avtalte_dagsverk",
        "prosent_i_fjor",
        "naervaer",
    ):
        assert hidden not in found, hidden
    # 19 of 80 and 24 of 240 days: the small area, and the one beside it.
    assert "23,8" not in found
    assert "Plan og næring | – | – | –" in said(summary().document)
    assert "Teknisk | – | – | –" in said(summary().document)
    assert "Oppvekst | 6,0 | 6,0 | uendret" in said(summary().document)


def test_nothing_hidden_of_the_sick_leave_follows_from_all_that_is_published(lake: Lake) -> None:
    """Every published figure is a sum of single months of areas, or of all of them. What can be worked out of the
    figures together is their linear combinations: none of those may be of one area's hidden months alone."""
    first, last, areas = 2024 * 12, 2026 * 12 + 11, ["A", "B", "C", "D"]
    months = range(first, last + 1)
    # A is too small for a while, and first B, then C has to hide it.
    sizes = {
        month: {"A": 4 if 16 <= n <= 22 else 15, "B": 18, "C": 30 if n < 20 else 16, "D": 60}
        for n, month in enumerate(months)
    }
    commit(
        lake,
        organisasjon=[place(f"{letter}111", letter, f"Område {letter}") for letter in areas],
        sykefravaer=[
            {"aar": month // 12, "periode": month % 12 + 1, "enhet": f"{letter}11", "avtalte_dagsverk": 20 * size,
             "sykefravaersdagsverk": 1 + size / 10, "ansatte": size}
            for month in months for letter, size in sizes[month].items()
        ],
    )  # fmt: skip
    cell = {pair: n for n, pair in enumerate((area, month) for area in areas for month in months)}
    published: list[list[tuple[str, int]]] = []
    for month in range(first + 23, last + 1):
        bare = grunnlag.newest(Period(month // 12, month % 12 + 1))
        [tall] = sykefravaer(bare, UTEN_DIALOG).tall
        for row in tall.frame.to_dict("records"):
            whose = areas if row["omraade"] == "kommunen" else [row["omraade"]]
            for name, back in (("rullerende", 0), ("rullerende_i_fjor", 12)):
                if pd.notna(row[name]):
                    window = range(month - back - 11, month - back + 1)
                    published.append([(area, each) for area in whose for each in window])
    with lake.at(lake.newest().id) as connection:
        hidden = connection.execute(
            "select tjenesteomraade, maaned from skjermet_sykefravaer(10) where gruppe is null"
        ).fetchall()
    assert {area for area, _ in hidden} == {"A", "B", "C"}
    assert any(sums == [("B", each) for _, each in sums] for sums in published)  # B is shown in other months
    for area in areas:
        own = [pair for pair in hidden if pair[0] == area]
        assert common_dimension(published, [[pair] for pair in own], cell) == 0
    # Were all but the small one's months known, they would follow: the measure sees that.
    small = [pair for pair in hidden if pair[0] == "A"]
    known = [*published, *([pair] for pair in cell if pair not in small)]
    assert common_dimension(known, [[pair] for pair in small], cell) > 0


def common_dimension(
    one: list[list[tuple[str, int]]], other: list[list[tuple[str, int]]], cell: dict[tuple[str, int], int]
) -> int:
    """How many independent sums can be made both of the one set of sums and of the other."""

    def rank(sums: list[list[tuple[str, int]]]) -> int:
        matrix = np.zeros((len(sums), len(cell)))
        for row, pairs in enumerate(sums):
            matrix[row, [cell[pair] for pair in pairs]] = 1
        return int(np.linalg.matrix_rank(matrix)) if sums else 0

    return rank(one) + rank(other) - rank([*one, *other])


# -- the demo municipality


@pytest.mark.xdist_group("demo")
@pytest.mark.usefixtures("fjordvik")
def test_the_summary_of_october_is_as_it_was_read_and_approved() -> None:
    document = summary().document
    _, _, text = said(document).partition("Kort fortalt")
    hold(f"Kort fortalt{text.replace(document.origin, 'KOMMUNE · VERSJON · AVTRYKK')}\n", "sammendrag.txt")
