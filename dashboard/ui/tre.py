"""A tree whose branches open and close: what each link is, who has it, by when, how far it is, and amounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from dashboard import text
from dashboard.ui import html


@dataclass(frozen=True, slots=True)
class Node:
    """One link. `level` stands before the title («Mål 1.2»), `note` under it; `next_deadline` under the deadline; `mark` is the class
    that draws the status's mark; `late` is said beside the status; `progress` in %, or `progress_said` where words say it better;
    `link` is a relative address. The branch stands `open`, or is opened.
    """

    title: str
    link: str = ""
    level: str = ""
    note: str = ""
    owner: str = ""
    contributors: str = ""
    deadline: str = ""
    status: str = ""
    mark: str = ""
    late: str = ""
    progress: float | None = None
    amounts: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()
    open: bool = False
    next_deadline: str = ""
    progress_said: str = ""


def show_tree(markup: str) -> None:
    """What `tree` has written out."""
    html.write(markup)


def tree(nodes: Sequence[Node], *, title: str, first: str, amounts: Sequence[str], note: str = "") -> str:
    """The tree as HTML, every value in it escaped. `first` heads the column of titles, `amounts` those of amounts; `note`
    stands under it. The title is heard: what is chosen above it is seen."""
    heads = (first, "Hovedansvar", "Frist", "Status", "Framdrift", *amounts)
    head = "".join(f"<span>{html.escaped(each)}</span>" for each in heads)
    below = f"<p class='under'>{html.escaped(note)}</p>" if note else ""
    return (
        f"<section class='tre' aria-label='{html.escaped(title)}'>"
        # Each cell bears its heading too, for those who hear it.
        f"<div class='rad hode' aria-hidden='true'>{head}</div>{_list(nodes, amounts)}{below}</section>"
    )


def _list(nodes: Sequence[Node], amounts: Sequence[str]) -> str:
    return f"<ul>{''.join(_item(node, amounts) for node in nodes)}</ul>"


def _item(node: Node, amounts: Sequence[str]) -> str:
    """The row holds a link, so what opens the branch stands beside it, and not around it."""
    row = f"<div class='rad'>{_row(node, amounts)}</div>"
    if not node.children:
        return f"<li>{row}</li>"
    what = html.escaped(f"Under {node.level or node.title}")
    return (
        f"<li>{row}<details{' open' if node.open else ''}><summary><span class='hva'>{what}</span></summary>"
        f"{_list(node.children, amounts)}</details></li>"
    )


def _row(node: Node, amounts: Sequence[str]) -> str:
    return "".join(
        (
            f"<span class='navn'>{_name(node)}</span>",
            _cell("Hovedansvar", html.escaped(node.owner), node.contributors and f"DA: {node.contributors}"),
            _cell("Frist", html.escaped(node.deadline), node.next_deadline),
            _cell("Status", _status(node)),
            _cell("Framdrift", html.escaped(node.progress_said) or _progress(node.progress)),
            *(
                _cell(heading, html.escaped(said))
                for heading, said in zip_longest(amounts, node.amounts, fillvalue="")
            ),
        )
    )


def _name(node: Node) -> str:
    shown = html.escaped(node.title)
    if node.link:
        shown = f"<a href='{html.escaped(node.link)}' target='_self'>{shown}</a>"
    level = f"<b>{html.escaped(node.level)}</b> " if node.level else ""
    note = f"<small>{html.escaped(node.note)}</small>" if node.note else ""
    return f"{level}{shown}{note}"


def _cell(heading: str, shown: str, note: str = "") -> str:
    """`shown` is escaped already. An empty cell keeps its place where columns stand under each other."""
    if not shown and not note:
        return "<span class='tom'></span>"
    below = f" <small>{html.escaped(note)}</small>" if note else ""
    return f"<span><span class='hva'>{html.escaped(heading)}: </span>{shown}{below}</span>"


def _status(node: Node) -> str:
    if not node.status:
        return ""
    late = f" <em>{html.escaped(node.late)}</em>" if node.late else ""
    return (
        f"<i class='merke {html.escaped(node.mark)}' aria-hidden='true'></i>{html.escaped(node.status)}{late}"
    )


def _progress(value: float | None) -> str:
    if value is None:
        return ""
    width = text.number(min(max(value, 0), 100)).replace(text.MINUS, "")
    return (
        f"<span class='andel'>{html.escaped(f'{text.number(value)}{text.NO_BREAK}%')}</span>"
        f"<span class='soyle' aria-hidden='true'><span style='width:{width}%'></span></span>"
    )
