"""Labels and captions are read as Markdown by Streamlit: foreign text in them is shown as it stands."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:<>~])")


def escaped(value: object) -> str:
    """`value` as text: marks in it are shown, not obeyed."""
    return _MARKS.sub(r"\\\1", str(value))
