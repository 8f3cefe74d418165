"""What SSB would answer, in one sentence, and what is done with the municipality's internal arts."""

import pytest

from dashboard.sentences.ssb_kontroll import om_interne, om_svaret
from dashboard.text import NO_BREAK


@pytest.mark.parametrize(
    ("hva", "hele", "antall", "setning"),
    [
        ("3. kvartal 2026", False, (0, 0, 0), "SSB ville tatt imot 3. kvartal 2026 slik det står nå."),
        ("3. kvartal 2026", False, (0, 0, 1), "SSB ville tatt imot 3. kvartal 2026 slik det står nå, med 1 advarsel."),
        ("årsregnskapet for 2025", True, (3, 0, 2), "SSB ville avvist årsregnskapet for 2025 slik det står nå: tre feil må rettes."),
        ("regnskapet til og med oktober 2026", False, (0, 1, 0),
         "SSB ville tatt imot regnskapet til og med oktober 2026 slik det står nå. Ett forhold vil bli avvist i årsregnskapet hvis det ikke rettes før årsslutt."),
        ("4. kvartal 2026", False, (1, 13, 0),
         "SSB ville avvist 4. kvartal 2026 slik det står nå: én feil må rettes. 13 forhold vil bli avvist i årsregnskapet hvis det ikke rettes før årsslutt."),
    ],
)  # fmt: skip
def test_the_answer_is_said_in_one_breath(hva, hele, antall, setning):
    assert om_svaret(hva, hele, *antall).replace(NO_BREAK, " ") == setning


def test_nothing_is_said_of_internal_arts_where_there_are_none():
    assert om_interne({}, {}, {}) == ""


def test_internal_trade_is_said_with_its_amounts_and_what_it_leaves_behind():
    assert om_interne({"790": -3_000, "290": 4_000}, {"690": -2_000}, {"1": 1_000}).replace(
        NO_BREAK, " "
    ) == (
        "Internkjøp og internsalg leveres ikke til SSB og er tatt ut av postene: art 290 (4 000 kr) og 790 (−3 000 kr)."
        " De går ikke opp mot hverandre, og det gir en differanse på 1 000 kr i driftsregnskapet."
        " Art 690 (−2 000 kr) er også kommunens egen, men kan ikke tas ut uten at utgiftene blir feil. Den må føres om."
    )
