"""Sub-criteria as bars of how much of their maximum they got."""

from typing import Any

import pandas as pd

from dashboard.charts import kompass_kriterier

RADER = pd.DataFrame(
    {
        "navn": ["2.3 Bærekraft og økologisk holdbarhet i hele kommunen <b>", "2.1 Strategi"],
        "andel": [61.3, None],
        "tekst": ["18,4 av 30", "ukjent av 15"],
    }
)


def test_every_subcriterion_has_its_frame_and_its_points_and_only_the_known_a_bar() -> None:
    spec: Any = kompass_kriterier.draw(RADER, "Ett av to").to_dict()
    frame, bar, points, words = (spec["datasets"][layer["data"]["name"]] for layer in spec["layer"])
    assert [each["andel"] for each in frame] == [100, 100]
    assert [each["andel"] for each in bar] == [61.3]
    assert [each["tekst"] for each in points] == ["18,4 av 30", "ukjent av 15"]
    assert "\n" in words[0]["linjer_smal"]
    assert words[0]["linjer_bred"] == "2.3 Bærekraft og økologisk holdbarhet i hele kommunen <b>"
    assert frame[0]["topp_bred"] < frame[0]["topp_smal"]
    assert spec["layer"][1]["encoding"]["x"]["scale"]["domain"] == [0, 100]
    assert frame[1]["topp_smal"] > frame[0]["bunn_smal"]


def test_the_description_gives_every_subcriterion() -> None:
    assert kompass_kriterier.describe(RADER) == (
        "Søylediagram over poeng per delkriterium: 2.3 Bærekraft og økologisk holdbarhet i hele kommunen <b> 18,4 av 30; 2.1 Strategi"
        " ukjent av 15."
    )
