"""A chart as a picture, on paper: made offline, and the same every time."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import vl_convert

WIDTH = 620  # px: the text's width on A4 at 96 px an inch
_FONT = "Liberation Sans"  # carried by the converter, so that no machine's own fonts matter


def to_svg(spec: Mapping[str, Any], width: int = WIDTH) -> str:
    """`width` in px, where the chart is as wide as its place."""
    return _drawn(json.dumps(_on_paper(spec, width), ensure_ascii=False))


def to_png(spec: Mapping[str, Any]) -> bytes:
    """Twice as sharp as a screen."""
    return bytes(vl_convert.vegalite_to_png(_on_paper(spec, WIDTH), scale=2))


@lru_cache(maxsize=128)
def _drawn(spec: str) -> str:
    """Remembered: what is looked at before it is published is drawn again to the letter when it is."""
    return str(vl_convert.vegalite_to_svg(spec))


def _on_paper(spec: Mapping[str, Any], width: int) -> dict[str, Any]:
    """White, of a fixed width, where the screen's is as wide as its place."""
    config = {**spec.get("config", {}), "background": "#ffffff", "font": _FONT}
    return {**_sized(spec, width), "config": config}


def _sized(spec: Mapping[str, Any], width: int) -> dict[str, Any]:
    if spec.get("width", "container") == "container" and "facet" not in spec:
        return {**spec, "width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
    return dict(spec)
