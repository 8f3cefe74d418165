"""Digital maturity: now filled, the target outlined, the time before a stroke."""

from typing import Any

import pandas as pd

from dashboard.charts import modenhet

NAA = pd.DataFrame(
    {
        "navn": ["Helse og omsorg", "Oppvekst <b>"],
        "generasjon": [2, 3],
        "maal_generasjon": [4, None],
        "forrige": [None, 3],
    }
)
GENERASJONER = {1: "Papir", 2: "Dokumenter", 3: "Arbeidsprosesser", 4: "Førstevalg", 5: "Lærende"}


def test_only_what_is_known_is_drawn_on_the_five_generations() -> None:
    spec: Any = modenhet.draw(NAA, GENERASJONER, "Ingen er ved målet").to_dict()
    rule, before, now, target, words = spec["layer"]

    def names(layer: dict[str, Any]) -> list[str]:
        return [row.get("navn", row.get("linjer")) for row in spec["datasets"][layer["data"]["name"]]]

    assert names(rule) == names(target) == ["Helse og omsorg"]
    assert names(before) == ["Oppvekst <b>"]
    assert names(now) == names(words) == NAA["navn"].tolist()
    assert now["encoding"]["x"]["scale"]["domain"] == [1, 5]
    assert "Arbeidsprosesser" in now["encoding"]["x"]["axis"]["labelExpr"]
    assert (now["mark"]["filled"], target["mark"]["filled"]) == (True, False)


def test_the_description_gives_every_tjenesteomraade() -> None:
    assert modenhet.describe(NAA) == (
        "Punktdiagram over digital modenhet, generasjon 1 til 5: Helse og omsorg 2, mål 4; Oppvekst <b> 3, forrige vurdering 3."
    )
