"""A report as one HTML page that needs nothing else: no script, no font or picture from elsewhere, a text for every chart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from dashboard.reports import picture
from dashboard.reports.document import Block, Chart, Document, Heading

NARROW = 460  # px: as narrow as names, bars and amounts side by side can be
_FOLDER = Path(__file__).parent
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SAID = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
_IDS = re.compile(r'(\bid="|url\(#|href="#)')


class Link(NamedTuple):
    """A file beside the page: its relative address, and what it is called."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block, its kind, and its own id on the page; a chart as it is drawn for a screen and for a phone."""

    kind: str
    block: Block
    id: str
    wide: str = ""
    narrow: str = ""


def to_html(document: Document, links: Sequence[Link] = ()) -> bytes:
    """The page in UTF-8; `links` stand at its end. The same document always gives the same bytes."""
    placed = list(_placed(document.blocks))
    page = _template().render(
        document=document,
        blocks=placed,
        contents=[each for each in placed if isinstance(each.block, Heading) and each.block.level == 1],
        links=links,
        style=Markup((_FOLDER / "page.css").read_text("utf-8")),
    )
    return page.encode()


def inside(page: str) -> str:
    """What a page made by `to_html` says, with its own look, to stand inside another page under that one's heading."""
    style, said = _STYLE.search(page), _SAID.search(page)
    assert style is not None
    assert said is not None
    return f'<style>{style[1]}</style><div class="side">{said[1]}</div>'


@cache
def _template() -> Template:
    # Everything is text until the template says otherwise: names from files are shown, not obeyed.
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")


def _placed(blocks: Sequence[Block]) -> Iterator[_Placed]:
    used: Counter[str] = Counter()
    for number, block in enumerate(blocks, start=1):
        kind = type(block).__name__.lower()
        if isinstance(block, Heading):
            name = block.anchor or _name(block.text)
            used[name] += 1
            yield _Placed(kind, block, name if used[name] == 1 else f"{name}-{used[name]}")
        elif isinstance(block, Chart):
            wide, narrow = (
                _own_ids(picture.to_svg(block.spec, width), f"figur-{number}-{width}")
                for width in (picture.WIDTH, NARROW)
            )
            yield _Placed(kind, block, f"figur-{number}", wide, narrow)
        else:
            yield _Placed(kind, block, f"del-{number}")


def _name(heading: str) -> str:
    """`Sykefravær siste år` as an id: `sykefravaer-siste-aar`."""
    letters = heading.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return "-".join(re.findall(r"[a-z0-9]+", letters)) or "avsnitt"


def _own_ids(svg: str, prefix: str) -> Markup:
    """Pictures name their parts alike; on one page each has names of its own. The figure around it says what it shows."""
    own = _IDS.sub(rf"\g<1>{prefix}-", svg)
    return Markup(own.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))
