"""What the meeting looks at first: size × development × deadline."""

from dashboard.analysis.funn import Funn, rangert


def test_the_larger_amount_comes_first():
    small, large = Funn("Avvik", "A", "", kroner=300_000), Funn("Avvik", "B", "", kroner=4_000_000)
    assert rangert([small, large], 250_000) == [large, small]
    assert large.rang(250_000) == 16


def test_what_has_become_worse_for_long_comes_before_what_is_new_and_that_before_what_is_better():
    better, new, long = (
        Funn("Avvik", str(months), "", kroner=500_000, maaneder=months) for months in (-1, 0, 9)
    )
    assert rangert([better, new, long], 250_000) == [long, new, better]
    assert (better.rang(250_000), new.rang(250_000), long.rang(250_000)) == (1.0, 2.0, 3.8)


def test_what_is_long_overdue_comes_first_of_what_has_no_amount():
    due, late = Funn("Oppgave", "A", ""), Funn("Oppgave", "B", "", dager=30)
    assert rangert([due, late], 250_000) == [late, due]
    assert late.rang(250_000) == 2


def test_no_deadline_and_no_row_of_months_makes_anything_endlessly_important():
    assert Funn("Oppgave", "A", "", dager=4_000, maaneder=400).rang(250_000) == 6


def test_a_limit_of_zero_still_ranks():
    assert Funn("Avvik", "A", "", kroner=5).rang(0) == 5
