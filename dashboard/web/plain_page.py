"""A page the server writes itself, without Streamlit: what could not be shown and why, or a short list of links."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_STYLE = """
:root { color-scheme: light dark; --lenke: light-dark(#1f5fa8, #8abdf5); }
body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 0 auto; padding: 2rem 1rem;
  color: light-dark(#0d1117, #e8edf3); background: light-dark(#fff, #121820); overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; }
a { color: var(--lenke); } a:focus-visible { outline: 3px solid var(--lenke); outline-offset: 2px; }
li { padding: .25rem 0; }
"""


class Link(NamedTuple):
    """Where it leads, and what it is called."""

    address: str
    text: str


def plain_page(title: str, paragraphs: Sequence[str], links: Sequence[Link] = ()) -> str:
    """A whole HTML page in bokmål. Every text is shown as it stands."""
    said = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    listed = "".join(f'<li><a href="{escape(link.address)}">{escape(link.text)}</a></li>' for link in links)
    return (
        '<!doctype html><html lang="nb"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{said}{f'<ul>{listed}</ul>' if listed else ''}</main></body></html>"
    )
