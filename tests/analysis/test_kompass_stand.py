"""Where the municipality stands: one picture for each version, and never two versions in one."""

from typing import Any

import pandas as pd
import pytest

from dashboard.analysis.kompass_evaluering import Evaluering, Kriterium, Omraade, Versjon
from dashboard.analysis.kompass_stand import bildene, referansene
from dashboard.analysis.kompass_veien import EVALUERING, neste
from dashboard.analysis.kompasset import Kompass

VERSJONER = {
    nr: Versjon(nr, nr, aar, 2, ("System", "Omfang"), 200) for nr, aar in (("2010", 2010), ("3.1", 2020))
}
LEDD = pd.DataFrame(
    [
        {"nr": nr, "nivaa": nivaa, "over": over, "navn": f"Navn {nr}", "perspektiv": None, "maks": 100, "vurderes": over is not None}
        for nr, nivaa, over in (
            ("1", "område", None), ("1.1", "delkriterium", "1"), ("2", "område", None), ("2.1", "delkriterium", "2"),
        )
    ]
).astype({"perspektiv": object})  # fmt: skip
REFERANSER = pd.DataFrame(
    [
        {"versjon": versjon, "aar": aar, "nr": nr, "slag": slag, "navn": slag, "verdi": verdi, "antall": None}
        for versjon, aar, nr, slag, verdi in (
            ("3.1", 2025, "total", "alle", 95), ("3.1", 2023, "total", "alle", 90), ("3.1", 2023, "total", "normal fra", 80),
            ("3.1", 2023, "total", "normal til", 100), ("3.1", 2023, "1", "alle", 44), ("2010", 2010, "total", "alle", 70),
        )
    ]
)  # fmt: skip


def evaluering(aar: int, versjon: str, *poeng: float | None, total: float | None = None) -> Evaluering:
    omraader = tuple(
        Omraade(
            versjon,
            str(nr),
            f"Navn {nr}",
            "",
            100,
            None,
            (Kriterium(f"{nr}.1", "Delkriterium", 100, each),),
        )
        for nr, each in enumerate(poeng, 1)
    )
    return Evaluering("9901", "Fjordvik", aar, versjon, total, omraader)


def vurdert(
    nr: str, andel: float, steg: str = "gjennomført", *, dokumentert: bool = True, dato: str = "2026-05-01"
) -> list[dict[str, Any]]:
    return [
        {"nr": nr, "dimensjon": dimensjon, "andel": andel, "steg": steg, "dokumentert": dokumentert, "dato": pd.Timestamp(dato)}
        for dimensjon in ("System", "Omfang")
    ]  # fmt: skip


def tiltak(id_: str, nr: str, dagsverk: float | None = 5) -> dict[str, Any]:
    return {"id": id_, "nr": nr, "tiltak": f"Tiltak {id_}", "dimensjon": None, "andel": 100, "dagsverk": dagsverk,
            "ansvarlig": None, "frist": None, "ledd": []}  # fmt: skip


def kompass(
    *evalueringer: Evaluering, vurderinger: list[dict[str, Any]] | None = None, plan: Any = ()
) -> Kompass:
    return Kompass(
        kommune="9901",
        versjoner=VERSJONER,
        maalestokker=dict.fromkeys(VERSJONER, LEDD),
        evalueringer=evalueringer,
        referanser=REFERANSER,
        omtaler=pd.DataFrame(),
        vurderinger=pd.DataFrame(vurderinger or [], columns=list(vurdert("1.1", 0)[0])),
        planen=pd.DataFrame(list(plan), columns=list(tiltak("x", "1"))),
    )


def test_an_area_has_moved_by_what_is_assessed_and_stands_where_nobody_has_assessed_it() -> None:
    (bilde,) = bildene(kompass(evaluering(2023, "3.1", 40, 62), vurderinger=vurdert("1.1", 75)))
    en, to = bilde.omraader
    assert (en.endring, to.endring, bilde.endring) == (35, 0, 35)
    assert [each.omraade.nr for each in bilde.flyttet] == ["1"]
    assert (en.snitt, to.snitt) == (44, None)
    assert bilde.anslag is not None
    assert (bilde.anslag.lav, bilde.anslag.anslag, bilde.anslag.hoy) == (75, 137, 137)


@pytest.mark.parametrize(
    ("total", "nivaa"), [(79.9, "under"), (80, "innenfor"), (100, "innenfor"), (101, "over")]
)
def test_the_ends_of_the_normal_interval_are_normal(total: float, nivaa: str) -> None:
    (bilde,) = bildene(kompass(evaluering(2023, "3.1", None, None, total=total)))
    assert bilde.nivaa == nivaa
    assert bilde.anslag is None
    assert bilde.endring is None


def test_an_evaluation_of_an_older_version_is_shown_alone_and_so_is_the_projection_of_the_newer() -> None:
    gammel, assessed = evaluering(2022, "2010", 30, 40), vurdert("1.1", 50)
    assert [each.versjon for each in bildene(kompass(gammel))] == ["2010"]
    eldst, nyest = bildene(kompass(gammel, vurderinger=assessed))
    assert (eldst.evaluering, eldst.anslag, eldst.normal) == (gammel, None, None)
    assert (nyest.evaluering, nyest.versjon, nyest.endring) == (None, "3.1", None)
    assert [each.omraade.skaar for each in nyest.omraader] == [None, None]
    ny = evaluering(2021, "3.1", 20, 20)
    assert [each.evaluering for each in bildene(kompass(gammel, ny, vurderinger=assessed))] == [gammel, ny]


def test_without_an_evaluation_there_is_a_picture_only_where_something_is_assessed() -> None:
    assert bildene(kompass()) == ()
    (bilde,) = bildene(kompass(vurderinger=vurdert("1.1", 50)))
    assert bilde.evaluering is None
    assert bilde.anslag is not None
    assert bilde.anslag.anslag is None


def test_the_newest_reference_of_the_same_version_counts() -> None:
    assert (referansene(REFERANSER, "3.1")["alle"].verdi, referansene(REFERANSER, "3.1")["alle"].aar) == (
        95,
        2025,
    )
    assert referansene(REFERANSER, "3.1", til=2024)["alle"].verdi == 90
    assert referansene(REFERANSER, "3.1", til=2022) == {}
    assert referansene(REFERANSER, "2010")["alle"].verdi == 70
    assert referansene(REFERANSER, "2010", "1") == {}


def test_the_next_points_are_the_first_measures_that_reach_or_all_that_bring_any() -> None:
    alene = evaluering(2023, "3.1", 40, 62)
    fram = neste(kompass(alene, plan=[tiltak("A", "1"), tiltak("B", "2"), tiltak("C", "9.9")]))
    assert ([each.tiltak.id for each in fram.steg], fram.trengs, fram.dagsverk) == (["A"], 50, 5)
    for_lite = neste(kompass(alene, plan=[tiltak("B", "2", None), tiltak("C", "9.9")]))
    assert ([each.tiltak.id for each in for_lite.steg], for_lite.naadd, for_lite.gir) == (["B"], None, 38)
    assert (for_lite.dagsverk, for_lite.uten_dagsverk) == (None, 1)
    tom = neste(kompass(alene))
    assert (tom.steg, tom.naadd, tom.gir, tom.dagsverk) == ((), None, 0, None)


def test_what_is_within_the_span_has_not_moved_clearly_and_the_rest_is_carried_over() -> None:
    halvt = vurdert("1.1", 75)[:1]
    (bilde,) = bildene(kompass(evaluering(2023, "3.1", 40, 62), vurderinger=halvt))
    en, to = bilde.omraader
    assert (en.endring, en.retning, to.retning, bilde.retning) == (17.5, 0, 0, 0)
    assert bilde.flyttet == []
    assert bilde.viderefoert == 82, "half of 40, and all of 62"
    (hele,) = bildene(
        kompass(evaluering(2023, "3.1", 40, 62), vurderinger=[*vurdert("1.1", 75), *vurdert("2.1", 25)])
    )
    assert [each.retning for each in hele.omraader] == [1, -1]
    assert hele.viderefoert == 0


def test_an_evaluation_of_which_only_the_total_is_known_leaves_the_areas_to_the_one_before() -> None:
    kjent, bare_total = evaluering(2023, "3.1", 40, 62), evaluering(2026, "3.1", None, None, total=120)
    (bilde,) = bildene(kompass(bare_total, kjent, vurderinger=vurdert("1.1", 75), plan=[tiltak("A", "1")]))
    assert (bilde.evaluering, bilde.nyere, bilde.nyest) == (kjent, bare_total, bare_total)
    assert (bilde.nivaa, bilde.endring) == ("over", 35)
    (uten,) = bildene(kompass(kjent))
    assert (uten.nyere, uten.nyest) == (None, kjent)


def test_the_way_is_priced_only_where_every_part_of_the_start_is_known() -> None:
    plan = [tiltak("A", "2", 1), tiltak("B", "1", 100)]
    bare_total = neste(kompass(evaluering(2023, "3.1", None, None, total=90), plan=plan))
    assert not bare_total.start.kjent
    assert bare_total.naadd is None
    assert [(each.tiltak.id, each.poeng) for each in bare_total.steg] == [("A", 100), ("B", 100)]
    delvis = neste(kompass(evaluering(2023, "3.1", 40, None, total=90), plan=plan))
    assert (delvis.start.kilde, delvis.start.poeng, delvis.start.kjent, delvis.naadd) == (
        EVALUERING,
        90,
        False,
        None,
    )
    assert [(each.tiltak.id, each.poeng) for each in delvis.steg] == [("A", 100), ("B", 60)]
    resten_vurdert = kompass(
        evaluering(2023, "3.1", 40, None, total=90), vurderinger=vurdert("2.1", 50), plan=plan
    )
    fram = neste(resten_vurdert)
    assert (fram.start.kjent, fram.start.poeng) == (True, 90)
    assert fram.naadd is not None
    assert [each.tiltak.id for each in fram.naadd] == ["A"]
