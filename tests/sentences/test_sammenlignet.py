"""Two published months in words: better or worse, the same, and what is not published of both is not spoken of."""

import pytest

from dashboard.period import Period
from dashboard.sentences.sammenlignet import setninger

DA, NAA = Period(2026, 9), Period(2026, 10)


def said(foer: dict[str, float], naa: dict[str, float]) -> list[str]:
    return [each.replace("\u00a0", " ") for each in setninger(foer, naa, DA, NAA)]


@pytest.mark.parametrize(
    ("foer", "naa", "end"),
    [
        (-2_000_000, -3_500_000, "til et merforbruk på 3,5 mill. kr i oktober 2026, 1,5 mill. kr verre."),
        (-2_000_000, -500_000, "til et merforbruk på 500 000 kr i oktober 2026, 1,5 mill. kr bedre."),
        (-300_000, 200_000, "til et mindreforbruk på 200 000 kr i oktober 2026, 500 000 kr bedre."),
        (-300_000, 0, "til balanse i oktober 2026, 300 000 kr bedre."),
        (-300_000, -300_000, "til et merforbruk på 300 000 kr i oktober 2026, uendret."),
    ],
)
def test_a_deviation_is_better_or_worse_or_the_same(foer, naa, end):
    [sentence] = said({"avvik": foer}, {"avvik": naa})
    assert sentence.startswith("Avviket hittil gikk fra ")
    assert sentence.endswith(end)


@pytest.mark.parametrize(
    ("foer", "naa", "sentence"),
    [
        (
            9.0,
            9.4,
            "Sykefraværet over 12 måneder gikk opp fra 9,0 % i september 2026 til 9,4 % i oktober 2026.",
        ),
        (
            9.4,
            9.0,
            "Sykefraværet over 12 måneder gikk ned fra 9,4 % i september 2026 til 9,0 % i oktober 2026.",
        ),
        (9.04, 9.01, "Sykefraværet over 12 måneder var 9,0 % både i september 2026 og i oktober 2026."),
    ],
)
def test_sick_leave_goes_up_or_down_or_stays(foer, naa, sentence):
    assert said({"rullerende": foer}, {"rullerende": naa}) == [sentence]


def test_what_is_published_of_one_alone_is_not_spoken_of():
    assert said({"avvik": 1.0, "rullerende": 9.0}, {"avvik_prognose": 1.0}) == []
