"""Files that are dropped on a page, looked at one by one with the steps shown, and held until taken away.

What looking gives is the page's own affair: here it is only something that can be closed.
"""

import secrets
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import streamlit as st
from streamlit.typing import UploadedFile

from dashboard.errors import DashboardError, why
from dashboard.ui import html, markdown
from dashboard.ui.errors import show_error
from dashboard.ui.findings import load_style


class Closeable(Protocol):
    def close(self) -> None: ...


Seen = TypeVar("Seen", bound=Closeable)
Progress = Callable[[str], None]
Look = Callable[[Path, str, Progress], Seen]
"""Looks at the file at a path, which the user knows by a name, and tells its steps."""

_FILES, _ROUND, _CHOSEN, _REFUSED = "filer", "opplastingsrunde", "valgt_fil", "ikke_tatt_imot"
_HELP = (
    "CSV, TXT, Excel (XLSX), Parquet, KOSTRA-filuttrekk (DAT) og JSON-stat. Flere filer kan slippes samtidig."
)


@dataclass
class HeldFile(Generic[Seen]):
    """A file the person is working with. `id` changes with every look, so that its fields start afresh."""

    name: str
    seen: Seen
    id: str = field(default_factory=lambda: secrets.token_hex(4))
    pending: tuple[Path, Look[Seen]] | None = None
    error: DashboardError | None = None
    notes: dict[str, Any] = field(default_factory=dict)

    def look_again(self, path: Path, look: Look[Seen]) -> None:
        """Ask for another look, at the next script run."""
        self.pending = (path, look)
        self.error = None


def held_files(look: Look[Seen], temp: Path, largest_mb: int) -> list[HeldFile[Seen]]:
    """The drop zone, and every file held in this session, newest first. Only new files are looked at, once each.

    A file with the same name as one that is held takes its place.
    """
    load_style()
    files: list[HeldFile[Seen]] = st.session_state.setdefault(_FILES, [])
    # The drop zone is emptied after each round: the page's own list says what is held, in bokmål.
    dropped = st.file_uploader(
        f"Slipp filer her, eller velg dem fra maskinen (inntil {largest_mb} MB hver)",
        accept_multiple_files=True,
        key=f"slipp_filer_{st.session_state.get(_ROUND, 0)}",
    )
    st.caption(_HELP)
    if dropped:
        errors = [error for file in dropped if (error := _take_in(file, files, look, temp)) is not None]
        st.session_state[_REFUSED] = errors
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        st.rerun()
    for error in st.session_state.get(_REFUSED, []):
        show_error(error)
    for held in files:
        if held.pending is not None:
            _look_again(held)
    return files


def hold_file(path: Path, name: str, look: Look[Seen], notes: dict[str, Any]) -> None:
    """Look at a file that lies on this machine, and hold it as if it were dropped on the page. Raises OSError, DashboardError."""
    _hold(HeldFile(name, _watched(path, name, look), notes=notes))


def choose_file(
    files: Sequence[HeldFile[Seen]], describe: Callable[[HeldFile[Seen]], str]
) -> HeldFile[Seen] | None:
    """Which of the files to show, each with a sentence about it. None when there is none."""
    if not files:
        return None
    names = {held.name: held for held in files}
    if st.session_state.get(_CHOSEN) not in names:
        st.session_state[_CHOSEN] = files[0].name
    if len(files) == 1:
        return files[0]
    chosen = st.radio(
        "Filer",
        list(names),
        format_func=markdown.escaped,
        captions=[markdown.escaped(describe(held)) for held in files],
        key=_CHOSEN,
    )
    return names[chosen]


def file_heading(held: HeldFile[Seen]) -> None:
    """The file's name, and the way to take it off the page."""
    name, remove = st.columns([5, 1], vertical_alignment="bottom")
    with name:
        html.write(f"<h2 class='filnavn'>{html.escaped(held.name)}</h2>")
    remove.button(
        "Fjern filen",
        on_click=_remove,
        args=(held,),
        key=f"fjern_{held.id}",
        type="tertiary",
        icon=":material/close:",
    )


def _take_in(
    file: UploadedFile, files: list[HeldFile[Seen]], look: Look[Seen], temp: Path
) -> DashboardError | None:
    """Look at a dropped file and hold it; the error where it could not be done."""
    if any(
        held.notes.get("upload") == file.file_id for held in files
    ):  # the round was interrupted, and begins again
        return None
    try:
        temp.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=temp, prefix="opplasting-") as folder:
            path = Path(folder) / "fil"
            with path.open("wb") as target:
                shutil.copyfileobj(file, target)
            seen = _watched(path, file.name, look)
    except OSError as error:
        return DashboardError(
            "Filen kunne ikke tas imot",
            f"«{file.name}» kunne ikke skrives til disken: {why(error)}.",
            "Frigjør plass på disken, og last opp filen på nytt. Ingenting er endret.",
        )
    except DashboardError as error:
        return error
    _hold(HeldFile(file.name, seen, notes={"upload": file.file_id}))
    return None


def _hold(held: HeldFile[Any]) -> None:
    files: list[HeldFile[Any]] = st.session_state.setdefault(_FILES, [])
    for older in [each for each in files if each.name == held.name]:
        _remove(older)
    files.insert(0, held)
    st.session_state[_CHOSEN] = held.name


def _look_again(held: HeldFile[Seen]) -> None:
    assert held.pending is not None
    path, look = held.pending
    held.pending = None
    try:
        seen = _watched(path, held.name, look)
    except DashboardError as error:
        held.error = error
        return
    held.seen.close()
    held.seen, held.id = seen, secrets.token_hex(4)


def _watched(path: Path, name: str, look: Look[Seen]) -> Seen:
    shown = markdown.escaped(name)
    with st.status(f"Ser på «{shown}»", expanded=True) as status:
        seen = look(path, name, st.write)
        status.update(label=f"Ferdig med «{shown}»", state="complete", expanded=False)
    return seen


def _remove(held: HeldFile[Any]) -> None:
    held.seen.close()
    st.session_state[_FILES].remove(held)
