"""Labels and captions are read as Markdown by Streamlit: foreign text in them is shown as it stands."""

import re

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:<>~])")

# Within a sentence, a point or a hyphen means nothing: only at its start, or where it makes an address of the words.
_INLINE = re.compile(r"([\\`*_\[\]$<>~#|]|^[-+]|(?<=^\d)\.|(?<=^\d\d)\.|:(?=\S)|\.(?=[^\W\d])|@(?=\w))")


def escaped(value: object) -> str:
    """`value` as text: marks in it are shown, not obeyed."""
    return _MARKS.sub(r"\\\1", str(value))


def sentence(value: object) -> str:
    """`value` as text too, on one line: for a sentence that is read elsewhere as well, and should look like itself."""
    return _INLINE.sub(r"\\\1", " ".join(str(value).splitlines()))
