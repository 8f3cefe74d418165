"""The plain sentence on top of a section."""

from dashboard.ui import html


def sentence(text: str) -> None:
    """`text` large, as it stands: markup in it is shown, not obeyed."""
    html.write(f"<p class='setning'>{html.escaped(text)}</p>")
