"""Altair takes 2 ms to find the channel of a shorthand («x="beloep:Q"»), as long as all the rest of a small chart."""

import ast

from dashboard import paths


def shorthands(source: str) -> list[int]:
    """The lines with a channel of `encode` that is given as text."""
    calls = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "encode"
    ]
    given = [value for call in calls for value in (*call.args, *(each.value for each in call.keywords))]
    return [
        value.lineno for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str)
    ]


def test_every_channel_of_every_chart_is_written_out() -> None:
    files = sorted((paths.ROOT / "dashboard" / "charts").rglob("*.py"))
    found = {file.name: shorthands(file.read_text("utf-8")) for file in files}
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert shorthands('chart.encode(x, alt.Y("b:Q"), text="navn:N")') == [1]
