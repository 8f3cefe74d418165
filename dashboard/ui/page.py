"""How every page begins: access, title, notice, and which version of the numbers it shows."""

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from dashboard import access, lake, settings, text
from dashboard.access import User
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot
from dashboard.ui import html
from dashboard.ui.amounts import Amounts

_CHOSEN_VERSION = "valgt_versjon"


@dataclass(frozen=True, slots=True)
class View:
    """What this script run shows: to whom, which version of the numbers, in which unit of money, and the version that
    holds the newest of what people have written (forklaringer, møter): it changes no figure, so it is no part of what a view is.
    """

    user: User
    snapshot: Snapshot
    amounts: Amounts = Amounts.KR
    written: int = field(default=0, compare=False)


def current_user() -> User:
    """Who is looking. Without a sign-in that is the person at the machine."""
    return access.LOCAL_USER


def open_page(
    title: str, permission: Callable[[User], None], subtitle: str = "", *, head: bool = True
) -> View:
    """Access first, then the page's head (without it: a view that has its own). `?versjon=N` in the address shows the numbers as they stood then.

    Raises NotAllowed where `permission` does, DashboardError for a version that is not there.
    """
    user = current_user()
    permission(user)
    html.load_style()
    if head:
        _head(title, subtitle)
    newest = lake.get().newest().id
    version = _asked_version()
    if version is None:
        return View(user, lake.get().figures(newest), written=newest)
    snapshot = lake.get().figures(lake.get().snapshot(version).id)
    _remember_version(version)
    _say_version(snapshot)
    return View(user, snapshot, written=newest)


def _head(title: str, subtitle: str) -> None:
    chosen = settings.get()
    below = f"<p class='undertittel'>{html.escaped(subtitle)}</p>" if subtitle else ""
    notice = (
        f"<p class='demo'>{html.escaped(chosen.kommune_navn.removesuffix(' kommune'))} er en fiktiv kommune."
        " Alle tall og navn er laget for demonstrasjon.</p>"
        if chosen.demo
        else f"<p class='demo'>{html.escaped(chosen.kommune_navn)}</p>"
    )
    html.write(f"<header class='sidehode'><div><h1>{html.escaped(title)}</h1>{below}</div>{notice}</header>")


def _asked_version() -> int | None:
    """The version in the address, else the one chosen earlier in this session: the menu clears the address."""
    asked = st.query_params.get("versjon") or st.session_state.get(_CHOSEN_VERSION)
    if asked is None:
        return None
    if not str(asked).isdecimal():
        raise DashboardError(
            "Ukjent versjon",
            f"«{asked}» er ikke nummeret på en versjon.",
            "Fjern «versjon» fra adressen, eller velg en versjon i historikken under Opplasting.",
        )
    return int(asked)


def _remember_version(version: int) -> None:
    """Only one that exists: the next page would else meet the same error."""
    st.session_state[_CHOSEN_VERSION] = str(version)
    st.query_params["versjon"] = str(version)


def _say_version(snapshot: Snapshot) -> None:
    said, back = st.columns([4, 1], vertical_alignment="center")
    said.info(
        f"Du ser versjon {snapshot.id}: tallene slik de sto {text.day(snapshot.time)} kl. {snapshot.time:%H.%M}.",
        icon=":material/history:",
    )
    back.button("Vis nyeste tall", on_click=_forget_version, width="stretch")


def _forget_version() -> None:
    st.session_state.pop(_CHOSEN_VERSION, None)
    st.query_params.pop("versjon", None)
