"""A chart's title over as many lines as a phone needs: one that is too wide is cut."""

import textwrap

_PHONE = 44  # characters of a title in a window 390 px wide


def wrapped(title: str) -> list[str]:
    """The lines, broken between words."""
    return textwrap.wrap(title, _PHONE, break_on_hyphens=False) or [""]
