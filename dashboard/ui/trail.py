"""The way to where the reader is: each step a link back."""

from collections.abc import Sequence

from dashboard.ui import html


def show_trail(steps: Sequence[tuple[str, str]], here: str) -> None:
    """`steps` are the names and relative addresses on the way, the first farthest up; `here` is where they lead."""
    links = [
        f"<a href='{html.escaped(link)}' target='_self'>{html.escaped(name)}</a>" for name, link in steps
    ]
    # Links and focus as in a table.
    html.write(
        f"<nav class='tabell' aria-label='Veien hit'>{' / '.join(links)}"
        f" / <strong aria-current='page'>{html.escaped(here)}</strong></nav>"
    )
