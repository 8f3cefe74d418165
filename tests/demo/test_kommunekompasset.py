"""Three real evaluations (data/kommunekompasset) come in whole: every number is the source's own, and what it does not say stays unknown."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import paths, queries, settings
from dashboard.analysis import kompass_evaluering
from dashboard.analysis.kompass_evaluering import Evaluering, Kriterium, Omraade, UlikVersjon
from dashboard.analysis.kompasset import Kompass, les
from dashboard.intake import receive
from dashboard.lake import Lake
from tests.conftest import LakeIn

FOLDER = paths.ROOT / "data" / "kommunekompasset"
DATASETS = {
    "fauske_2023.csv": "kompassevaluering",
    "lillehammer_2010.csv": "kompassevaluering",
    "midtre_gauldal_2023.csv": "kompassevaluering",
    "midtre_gauldal_2023_omtale.csv": "kompassomtale",
    "referanser.csv": "kompassreferanse",
}

# Per area: what is printed, then (points, maximum) of each sub-criterion.
Printed = list[tuple[float, list[tuple[float, float]]]]
MIDTRE_GAULDAL: Printed = [
    (62, [(10, 20), (5, 10), (20, 30), (6.7, 10), (19.8, 30)]),
    (77, [(8, 15), (25, 30), (18.4, 30), (21.7, 25)]),
    (87, [(8.7, 10), (35.3, 40), (25.3, 30), (17.3, 20)]),
    (68, [(13.3, 20), (15.5, 20), (14, 20), (15.3, 20), (9.5, 20)]),
    (41, [(6.7, 20), (3.3, 20), (6.7, 20), (15.3, 20), (8.7, 20)]),
    (67, [(13.3, 20), (15.3, 20), (18, 30), (20, 30)]),
    (69, [(13, 15), (26.3, 40), (23.3, 25), (6.7, 20)]),
    (84, [(17.7, 20), (27.3, 30), (13.3, 20), (25.6, 30)]),
]
LILLEHAMMER: Printed = [
    (33, [(4.5, 15), (6, 20), (4.4, 25), (13, 30), (5.4, 10)]),
    (29, [(3, 15), (7.5, 25), (4.5, 15), (4.2, 15), (5.7, 15), (3.8, 15)]),
    (66, [(10.1, 15), (16.2, 25), (13.7, 25), (16.8, 20), (8.7, 15)]),
    (55, [(9, 15), (5.7, 10), (10, 20), (10.4, 15), (14.8, 20), (5, 20)]),
    (60, [(7.5, 15), (12, 20), (13.8, 20), (5.5, 15), (13.3, 20), (7.5, 10)]),
    (52, [(5.3, 15), (10, 20), (10.5, 25), (9, 15), (12, 15), (5.3, 10)]),
    (49, [(7.8, 15), (11.8, 25), (12.4, 20), (3.2, 20), (13.7, 20)]),
    (67, [(15, 15), (13.2, 20), (16, 20), (8.3, 15), (4.2, 10), (10.4, 20)]),
]
MIDTRE_GAULDAL_SUMS = [61.5, 73.1, 86.6, 67.6, 40.7, 66.6, 69.3, 83.9]
LILLEHAMMER_SUMS = [33.3, 28.7, 65.5, 54.9, 59.6, 52.1, 48.9, 67.1]
POINTS_IN_WORDS = [(5, 6, 7), (9, 5, 2), (9, 3, 0), (6, 5, 2), (1, 7, 2), (4, 7, 0), (7, 3, 1), (10, 4, 0)]
"""Strengths, challenges and weaknesses of Midtre Gauldal, area by area."""


@pytest.fixture(scope="module")
def lastet(empty_lake: Path, lake_in: LakeIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lake]:
    """A lake with the five files."""
    folder = tmp_path_factory.mktemp("kommunekompasset")
    shutil.copytree(empty_lake, folder / "lake")
    with lake_in(folder) as lake:
        for name, dataset in DATASETS.items():
            with receive.inspect(FOLDER / name, name, lake, settings.get()) as upload:
                assert upload.recognition is not None
                assert upload.recognition.dataset == dataset
                assert not upload.blocked, upload.findings
                assert upload.recognition.assumed == ()
                receive.accept(upload, lake, author="Prøve", message="")
        yield lake


@pytest.fixture(scope="module")
def fauskes(lastet: Lake) -> Kompass:
    """All of it, as Fauske sees it."""
    return les(lambda name, **given: queries.run(name, lastet.newest().id, **given), "1841")


@pytest.fixture(scope="module")
def alle(fauskes: Kompass) -> dict[str, Evaluering]:
    return {f"{each.kommune} {each.aar}": each for each in fauskes.evalueringer}


@pytest.fixture(scope="module")
def fauske(alle: dict[str, Evaluering]) -> Evaluering:
    return alle["1841 2023"]


@pytest.fixture(scope="module")
def midtre_gauldal(alle: dict[str, Evaluering]) -> Evaluering:
    return alle["5027 2023"]


@pytest.fixture(scope="module")
def lillehammer(alle: dict[str, Evaluering]) -> Evaluering:
    return alle["3405 2010"]


def printed(evaluering: Evaluering) -> Printed:
    return [
        (each.oppgitt or 0, [(under.skaar or 0, under.maks) for under in each.kriterier])
        for each in evaluering.omraader
    ]


def test_every_file_in_the_folder_is_one_of_these_and_three_municipalities_are_in_them(
    fauskes: Kompass, alle: dict[str, Evaluering]
) -> None:
    assert {path.name for path in FOLDER.glob("*.csv")} == set(DATASETS)
    assert {(key, each.versjon) for key, each in alle.items()} == {
        ("1841 2023", "3.1"),
        ("5027 2023", "3.1"),
        ("3405 2010", "2010"),
    }
    assert [each.aar for each in fauskes.egne] == [2023]
    assert all(each.kilde for each in fauskes.evalueringer)


def test_every_number_of_midtre_gauldal_is_the_presentations_and_both_its_sums_are_kept(
    midtre_gauldal: Evaluering,
) -> None:
    assert printed(midtre_gauldal) == MIDTRE_GAULDAL
    assert [each.sum for each in midtre_gauldal.omraader] == MIDTRE_GAULDAL_SUMS
    assert (midtre_gauldal.oppgitt, midtre_gauldal.sum_omraader, midtre_gauldal.sum_kriterier) == (
        None,
        555,
        549.3,
    )
    samfunn = midtre_gauldal.omraade("2")
    assert (samfunn.oppgitt, samfunn.sum, samfunn.avvik) == (77, 73.1, 3.9)
    assert [each.nr for each in midtre_gauldal.omraader if each.avvik] == ["2"]
    assert (midtre_gauldal.total, midtre_gauldal.avvik) == (549.3, (549.3, 555))


def test_every_number_of_lillehammer_is_the_reports_and_all_three_totals_are_kept(
    lillehammer: Evaluering,
) -> None:
    assert printed(lillehammer) == LILLEHAMMER
    assert [each.sum for each in lillehammer.omraader] == LILLEHAMMER_SUMS
    assert (lillehammer.oppgitt, lillehammer.sum_omraader, lillehammer.sum_kriterier) == (410, 411, 410.1)
    assert [each.nr for each in lillehammer.omraader if each.avvik] == []
    assert (lillehammer.total, lillehammer.avvik) == (410.1, (410, 411))


def test_of_fauske_the_total_is_known_and_no_area_is(fauske: Evaluering) -> None:
    assert (fauske.total, fauske.oppgitt, fauske.sum_omraader, fauske.sum_kriterier) == (382, 382, None, None)
    assert [each.nr for each in fauske.ukjente] == list("12345678")
    assert {each.skaar for each in fauske.omraader} | {each.skaar for each in fauske.kriterier} == {None}
    assert (fauske.avvik, fauske.maks) == (None, 800)


def test_what_the_fauske_report_says_of_its_areas_in_words_is_kept_as_words(fauske: Evaluering) -> None:
    def those(**said: object) -> set[str]:
        [(name, value)] = said.items()
        return {each.nr for each in fauske.omraader if getattr(each, name) == value}

    assert those(minst=50) == set("23478")
    assert those(minst=None) == set("156")
    assert those(plassering="lavest") == set("56")
    assert those(plassering="") == set("123478")
    assert (those(mot_snittet="over"), those(mot_snittet="under"), those(mot_snittet="omtrent")) == (
        set("124"),
        set("36"),
        set("578"),
    )


def test_what_others_have_got_is_what_the_reports_say_and_nobody_is_called_best(fauskes: Kompass) -> None:
    told = fauskes.referanser.astype({"antall": object}).to_dict("records")
    assert {(each["versjon"], each["aar"], each["nr"], each["slag"], each["verdi"]) for each in told} == {
        ("3.1", 2023, "total", "alle", 370),
        ("3.1", 2023, "total", "størrelsesgruppe", 383),
        ("3.1", 2023, "total", "normal fra", 360),
        ("3.1", 2023, "total", "normal til", 380),
        ("2010", 2010, "total", "alle", 345),
        ("2010", 2010, "total", "størrelsesgruppe", 407),
    }
    counted = fauskes.referanser.dropna(subset="antall")
    assert dict(zip(counted["verdi"], counted["antall"], strict=True)) == {383: 21, 345: 44, 407: 17}


def test_every_strength_challenge_and_weakness_has_its_row_said_shortly(fauskes: Kompass) -> None:
    omtaler = fauskes.omtaler
    assert set(omtaler["kommune"]) == {"5027"}
    antall = Counter(zip(omtaler["omraade"], omtaler["slag"], strict=True))
    assert [
        tuple(antall[str(nr), slag] for slag in ("styrke", "utfordring", "svakhet")) for nr in range(1, 9)
    ] == POINTS_IN_WORDS
    assert len(omtaler) == 105 == len(set(omtaler["punkt"]))
    assert {len(punkt.split()) for punkt in omtaler["punkt"]} <= set(range(3, 10))


def test_areas_of_two_versions_are_never_set_side_by_side_but_totals_may_be(
    fauske: Evaluering, midtre_gauldal: Evaluering, lillehammer: Evaluering
) -> None:
    for egen, annen in ((lillehammer, midtre_gauldal), (midtre_gauldal, lillehammer), (fauske, lillehammer)):
        with pytest.raises(UlikVersjon, match="Områdene kan ikke sammenlignes"):
            kompass_evaluering.mot(egen, annen)
        with pytest.raises(UlikVersjon):
            kompass_evaluering.mot_i_kriterier(egen, annen)
        assert egen.total != annen.total


def test_what_is_unknown_stays_unknown_beside_what_is_known(
    fauske: Evaluering, midtre_gauldal: Evaluering
) -> None:
    omraader = kompass_evaluering.mot(fauske, midtre_gauldal)
    assert [each.annen for each in omraader] == MIDTRE_GAULDAL_SUMS
    kriterier = kompass_evaluering.mot_i_kriterier(fauske, midtre_gauldal)
    assert [each.annen for each in kriterier] == [
        points for _, under in MIDTRE_GAULDAL for points, _ in under
    ]
    for par in (*omraader, *kriterier):
        assert (par.egen, par.forskjell) == (None, None)


@given(
    st.lists(
        st.tuples(
            st.floats(0, 100),
            st.lists(st.tuples(st.integers(1, 40), st.none() | st.floats(0, 1)), max_size=6),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_a_sum_is_never_above_the_maximum_where_no_sub_criterion_is(
    omraader: list[tuple[float, list[tuple[int, float | None]]]],
) -> None:
    evaluering = Evaluering(
        kommune="9901",
        navn="Fjordvik",
        aar=2026,
        versjon="3.1",
        oppgitt=None,
        omraader=tuple(
            Omraade("3.1", str(nr), f"Område {nr}", "", sum(maks for maks, _ in under) or 100, oppgitt, tuple(
                Kriterium(f"{nr}.{sub}", "", maks, None if andel is None else andel * maks)
                for sub, (maks, andel) in enumerate(under, 1)
            ))
            for nr, (oppgitt, under) in enumerate(omraader, 1)
        ),
    )  # fmt: skip
    for each in evaluering.omraader:
        assert each.sum is None or 0 <= each.sum <= each.maks
        assert (each.sum is None) == (
            not each.kriterier or any(under.skaar is None for under in each.kriterier)
        )
    assert evaluering.sum_kriterier is None or evaluering.sum_kriterier <= evaluering.maks
