"""Two evaluations area by area: ours above, theirs below, and what is not known a word instead of a bar."""

from typing import Any

import pandas as pd

from dashboard.charts import kompass_sammenlign as tegning

PAR = pd.DataFrame(
    {"navn": ["1 Samspill", "2 Samfunn <b>"], "maks": [100, 100], "egen": [46.8, 51.0], "annen": [60.0, None]}
)


def test_every_area_has_two_figures_and_a_bar_for_each_that_is_known() -> None:
    spec: Any = tegning.draw(PAR, "Fjordvik (2024)", "Havdisnes (2023)", "Tittel").to_dict()
    bars, figures, words = (spec["datasets"][layer["data"]["name"]] for layer in spec["layer"])
    assert [each["poeng"] for each in bars] == [46.8, 60.0, 51.0]
    assert [each["tekst"] for each in figures] == ["46,8", "60", "51", "ukjent"]
    assert [each["linjer_smal"] for each in words] == ["1 Samspill", "2 Samfunn <b>"]
    assert bars[0]["bunn_smal"] < bars[1]["topp_smal"]
    assert spec["title"]["subtitle"] == ["Øverst, blå: Fjordvik (2024)", "Under, grå: Havdisnes (2023)"]


def test_the_description_sets_them_side_by_side() -> None:
    assert tegning.describe(PAR, "Vi", "De") == (
        "Søylediagram over poeng per område, Vi mot De: 1 Samspill 46,8 mot 60; 2 Samfunn <b> 51 mot ukjent."
    )
