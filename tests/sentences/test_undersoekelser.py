"""What is said of a survey: it depends on how many questions there are, and on what is known of the time before."""

from typing import Any

import pandas as pd
import pytest

from dashboard.sentences import undersoekelser as tekst
from dashboard.text import NO_BREAK


def rader(*spurt: dict[str, Any]) -> pd.DataFrame:
    felles = {"spoersmaal": "Trives du?", "resultat": 4.2, "maaleenhet": "1–6", "svar": 120.0, "inviterte": 200.0,
              "svarprosent": 60.0, "endring": None, "forrige": None, "forrige_aar": None, "skjult": False}  # fmt: skip
    frame = pd.DataFrame([{**felles, **each} for each in spurt])
    return frame.astype(dict.fromkeys(("endring", "forrige", "forrige_aar"), "float"))


def endret(navn: str, fra: float, til: float, **other: Any) -> dict[str, Any]:
    return {"spoersmaal": navn, "forrige": fra, "resultat": til, "endring": round(til - fra, 4), "forrige_aar": 2024, **other}  # fmt: skip


@pytest.mark.parametrize(
    ("spurt", "said"),
    [
        ([{}], "120 av 200 svarte (60,0 %). «Trives du?»: 4,2 på skalaen 1–6."),
        ([{"inviterte": None}], "120 svarte. «Trives du?»: 4,2 på skalaen 1–6."),
        ([endret("Hjelp?", 68, 72.5, maaleenhet="%")],
         "120 av 200 svarte (60,0 %). «Hjelp?»: 72,5 %, 4,5 prosentpoeng høyere enn i 2024."),
        ([endret("Hjelp?", 4, 3.8)], "120 av 200 svarte (60,0 %). «Hjelp?»: 3,8 på skalaen 1–6, 0,2 lavere enn i 2024."),
        ([endret("Hjelp?", 4, 4)], "120 av 200 svarte (60,0 %). «Hjelp?»: 4,0 på skalaen 1–6, som i 2024."),
        ([{}, {"spoersmaal": "Hjelp?", "resultat": 3.0, "svar": 118.0}],
         "120 av 200 svarte (60,0 %). Høyest er «Trives du?» (4,2), lavest «Hjelp?» (3,0), på skalaen 1–6."),
        ([{}, {"maaleenhet": "%"}], "120 av 200 svarte (60,0 %). Den har to spørsmål, målt på ulike skalaer."),
        ([endret("A", 4, 4.1), endret("B", 4, 3), {}],
         "120 av 200 svarte (60,0 %). Ett av tre spørsmål har høyere resultat enn i 2024, ett har lavere. Størst endring: «B»,"
         " fra 4,0 til 3,0 på skalaen 1–6."),
        ([endret("A", 4, 4.1), endret("B", 50, 60, maaleenhet="%")],
         "120 av 200 svarte (60,0 %). Begge spørsmålene har høyere resultat enn i 2024."),
        ([{"skjult": True}], "for få har svart til at resultatet kan vises."),
    ],
)  # fmt: skip
def test_a_survey_is_told_with_who_answered_what_they_said_and_how_it_has_changed(
    spurt: list[dict[str, Any]], said: str
) -> None:
    told = tekst.om_undersoekelsen("Medarbeider", 2026, rader(*spurt)).replace(NO_BREAK, " ")
    assert told == (f"Medarbeider 2026: {said}")


def test_few_answers_are_called_uncertain() -> None:
    assert tekst.om_usikkerhet(rader({})) == ""
    assert tekst.om_usikkerhet(rader({"svar": 29.0})).startswith("Færre enn 30 har svart.")
    assert tekst.om_usikkerhet(rader({}, {"svar": 29.0})).startswith("Der færre enn 30")


def test_who_is_hidden_is_named_with_the_reason() -> None:
    assert tekst.om_skjulte([], 5) == ""
    assert tekst.om_skjulte(["NAV", "Plan"], 5).startswith(
        "Ikke vist: NAV og Plan. Enten har færre enn fem svart"
    )


def test_years_on_another_scale_are_told_of() -> None:
    assert tekst.om_andre_skalaer([], "%") == ""
    assert tekst.om_andre_skalaer([2019, 2021], "1–6") == (
        "Resultatene fra 2019 og 2021 er målt på en annen skala og står ikke i diagrammet, som er på skalaen 1–6."
    )


def test_titles_give_the_message() -> None:
    assert (
        tekst.tittel_over_tid(rader(endret("A", 4, 4.1), endret("B", 4, 4)))
        == "Siden 2024: 1 opp, 0 ned, 1 uendret"
    )
    assert tekst.tittel_over_tid(rader({})) == "Resultat for hvert spørsmål"
    delt = rader({}, {"resultat": 3.0}).assign(hvem=["Oppvekst", "NAV"])
    assert tekst.tittel_delt(delt, "tjenesteområde") == "Høyest: Oppvekst (4,2), lavest: NAV (3,0)"
    assert tekst.tittel_delt(delt.head(1), "gruppe") == "Etter gruppe"
