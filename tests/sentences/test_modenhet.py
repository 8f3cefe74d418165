"""What is said of digital maturity: the mean gap, who has furthest to go, and who has moved."""

from typing import Any

import pandas as pd
import pytest

from dashboard.sentences import modenhet as tekst

Omraade = tuple[str, int, int | None, int | None]


def naa(*omraader: Omraade) -> pd.DataFrame:
    frame = pd.DataFrame(omraader, columns=["navn", "generasjon", "maal_generasjon", "forrige"])
    frame = frame.astype({"maal_generasjon": float, "forrige": float})
    gap: Any = (frame["maal_generasjon"] - frame["generasjon"]).clip(lower=0)
    return frame.assign(gjenstaar=gap)


@pytest.mark.parametrize(
    ("omraader", "said"),
    [
        ([("HO", 2, 4, 1), ("OO", 3, 3, 3)], "I snitt gjenstår 1,0 generasjon til målet. Lengst igjen har HO: fra generasjon 2 til 4."),
        ([("HO", 2, 3, 1), ("OO", 2, 3, 3), ("NAV", 3, 3, 3)],
         "I snitt gjenstår 0,7 generasjoner til målet. Lengst igjen har HO og OO: én generasjon."),
        ([(navn, 1, 3, None) for navn in "ABCD"],
         "I snitt gjenstår 2,0 generasjoner til målet. Lengst igjen har fire tjenesteområder: to generasjoner."),
        ([("HO", 3, 3, 1)], "Alle tjenesteområdene er der de har satt seg som mål å være."),
        ([("HO", 2, None, 1), ("OO", 3, None, 1)], "Tjenesteområdene er i snitt i generasjon 2,5. Ingen har satt seg et mål."),
    ],
)  # fmt: skip
def test_how_far_it_is_to_the_targets_is_told(omraader: list[Omraade], said: str) -> None:
    assert tekst.om_modenheten(naa(*omraader)) == said


def test_who_has_moved_since_the_time_before_is_told() -> None:
    assert tekst.om_bevegelsen(naa(("HO", 2, 3, None))) == ""
    assert (
        tekst.om_bevegelsen(naa(("HO", 2, 3, 2))) == "Ingen har skiftet generasjon siden forrige vurdering."
    )
    assert tekst.om_bevegelsen(naa(("HO", 2, 3, 1), ("OO", 1, 3, 2), ("NAV", 1, 2, None))) == (
        "HO har gått fram; OO har gått tilbake siden forrige vurdering."
    )


def test_the_title_counts_who_is_where_they_want_to_be() -> None:
    assert tekst.tittel(naa(("HO", 2, 3, 1), ("OO", 3, 3, 2))) == "Ett av to tjenesteområder er ved målet"
    assert tekst.tittel(naa(("HO", 2, None, 1))) == "Generasjon per tjenesteområde"


def test_who_has_no_assessment_of_the_year_is_named() -> None:
    assert tekst.om_ikke_vurdert([], 2026) == ""
    assert tekst.om_ikke_vurdert(["HO", "OO"], 2026) == "Ikke vurdert i 2026: HO og OO."
