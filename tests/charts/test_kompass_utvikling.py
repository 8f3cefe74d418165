"""Over the years: a line only within a version, today as an open mark with its span."""

from typing import Any

import pandas as pd
import pytest

from dashboard.charts import kompass_utvikling as tegning

EVALUERINGER = pd.DataFrame(
    {"aar": [2012, 2020, 2024], "versjon": ["2010", "3.1", "3.1"], "total": [420.0, None, 380.0]}
)
REFERANSER = pd.DataFrame({"aar": [2024, 2024], "slag": ["alle", "gruppen"], "verdi": [370.0, 371.0]})
ANSLAG = pd.DataFrame({"versjon": ["3.1"], "lav": [297.8], "anslag": [410.4], "hoy": [455.0]})
INGEN = ANSLAG.iloc[:0]


def rows(spec: dict[str, Any], layer: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = spec["datasets"][layer["data"]["name"]]
    return found


def test_the_line_never_crosses_versions_and_an_unknown_total_is_a_word() -> None:
    spec: Any = tegning.draw(EVALUERINGER, REFERANSER, ANSLAG, "380 poeng").to_dict()
    line, *_, unknown, _rule, _open, _figures = spec["layer"]
    assert line["encoding"]["detail"]["field"] == "versjon"
    assert [each["poeng"] for each in rows(spec, line)] == [420.0, None, 380.0]
    assert [each["kolonne"] for each in rows(spec, unknown)] == ["2020"]
    assert line["encoding"]["x"]["scale"]["domain"] == ["2012", "2020", "2024", "I dag"]
    assert '"2012": "v. 2010"' in line["encoding"]["x"]["axis"]["labelExpr"]


def test_the_figures_of_others_are_moved_apart_and_their_marks_are_not() -> None:
    spec: Any = tegning.draw(EVALUERINGER, REFERANSER, INGEN, "380 poeng").to_dict()
    figures = next(rows(spec, layer) for layer in spec["layer"] if layer.get("transform"))
    assert [each["poeng"] for each in figures] == [370.0, 371.0]
    assert figures[1]["plass"] - figures[0]["plass"] > 5


def test_today_is_open_with_a_span_and_absent_where_nothing_is_assessed() -> None:
    spec: Any = tegning.draw(EVALUERINGER, REFERANSER, ANSLAG, "380 poeng").to_dict()
    rule, point, figures = spec["layer"][-3:]
    assert (rows(spec, rule)[0]["lav"], rows(spec, rule)[0]["hoy"]) == (297.8, 455.0)
    assert point["mark"]["fill"] == "white"
    assert [each["tekst"] for each in rows(spec, figures)] == ["298", "410", "455"]
    assert spec["title"]["subtitle"][0] == "Punkt: evaluering. Åpent punkt: anslag i dag, med spenn."
    uten: Any = tegning.draw(EVALUERINGER, REFERANSER, INGEN, "380 poeng").to_dict()
    assert "I dag" not in uten["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert not any("anslag i dag" in line for line in uten["title"]["subtitle"])


def test_the_description_gives_each_year_with_its_version_and_others() -> None:
    assert tegning.describe(EVALUERINGER, REFERANSER, ANSLAG) == (
        "Punktdiagram over poeng i Kommunekompasset: 2012 420 (versjon 2010); 2020 ukjent (versjon 3.1); 2024 380 (versjon 3.1, alle 370,"
        " gruppen 371); i dag 410, mellom 298 og 455."
    )


@pytest.mark.parametrize("anslag", [[380.0, 410.4], [None, None]])
def test_the_growth_has_a_band_and_a_point_only_where_the_projection_is_known(
    anslag: list[float | None],
) -> None:
    vekst = pd.DataFrame(
        {
            "dato": pd.to_datetime(["2025-12-31", "2026-11-22"]),
            "maalt_mot": ["2020", "2024"],
            "lav": [32.0, 297.8],
            "anslag": pd.Series(anslag, dtype=float),
            "hoy": [380.0, 455.0],
        }
    )
    spec: Any = tegning.draw_vekst(vekst, "410 poeng").to_dict()
    band, line, points, figures = spec["layer"]
    kjente = [each for each in anslag if each is not None]
    assert len(rows(spec, band)) == 2
    assert [layer["encoding"]["detail"]["field"] for layer in (band, line)] == ["maalt_mot"] * 2
    assert [each["anslag"] for each in rows(spec, points)] == kjente
    assert len(rows(spec, figures)) == 2 + bool(kjente)
    midt = "410" if kjente else "ukjent"
    assert tegning.describe_vekst(vekst).endswith(f"22.11.2026 {midt} (298–455).")
