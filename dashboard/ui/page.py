"""How every page begins: access, title, notice, and which version of the numbers it shows."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import streamlit as st

from dashboard import access, lake, logg, settings, text
from dashboard.access import NotAllowed, User
from dashboard.errors import DashboardError
from dashboard.lake import Snapshot, Unreadable
from dashboard.signin import CookieRefused, NotSignedIn, SignInExpired
from dashboard.ui import html
from dashboard.ui.amounts import Amounts
from dashboard.ui.who import current_user, show_person

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


def open_page(
    title: str,
    permission: Callable[[User], None],
    subtitle: str = "",
    *,
    head: bool = True,
    edited: bool = False,
) -> View:
    """Access first, then the page's head (without it: a view that has its own). `?versjon=N` in the address shows the numbers as
    they stood then. `edited`: the page shows what is edited beside the month's numbers, and follows its versions.

    Raises NotAllowed where `permission` does, NotSignedIn (or why a sign-in does not hold), DashboardError for a version
    that is not there.
    """
    user = _who(permission)
    if head:
        show_head(title, subtitle, person=user != access.NOBODY)
    else:
        html.load_style()
    newest = _newest().id
    written = lake.get().written(newest).id
    shown = lake.get().uploaded if edited else lake.get().figures
    version = _asked_version()
    if version is None:
        return View(user, shown(newest), written=written)
    snapshot = shown(lake.get().snapshot(version).id)
    _remember_version(version)
    _say_version(snapshot)
    return View(user, snapshot, written=written)


def _newest() -> Snapshot:
    """The newest version; where the lake does not answer, the last one that was read: a version never changes, and a meeting goes on
    with what is in memory."""
    try:
        return lake.get().newest()
    except Unreadable as error:
        logg.tell_of(error)
        known = lake.get().last_read()
        _say_last_read(known, error)
        return known


def _who(permission: Callable[[User], None]) -> User:
    """Whoever is looking, if `permission` lets them; nobody in particular on a page that is for everybody."""
    try:
        user = current_user()
    except (NotSignedIn, CookieRefused, SignInExpired):
        with suppress(NotAllowed):
            permission(access.NOBODY)
            return access.NOBODY
        raise
    permission(user)
    return user


def show_head(title: str, subtitle: str = "", *, person: bool = True) -> None:
    """The page's title, whose numbers these are, and (`person`) who is looking."""
    html.load_style()
    chosen = settings.get()
    below = f"<p class='undertittel'>{html.escaped(subtitle)}</p>" if subtitle else ""
    notice = (
        f"<p class='demo'>{html.escaped(chosen.kommune_navn.removesuffix(' kommune'))} er en fiktiv kommune."
        " Tall og navn for den er laget for demonstrasjon.</p>"
        if chosen.demo
        else f"<p class='demo'>{html.escaped(chosen.kommune_navn)}</p>"
    )
    head = f"<header class='sidehode'><div><h1>{html.escaped(title)}</h1>{below}</div>{notice}</header>"
    if not person:
        html.write(head)
        return
    said, who = st.columns([4, 1], vertical_alignment="center")
    with said:
        html.write(head)
    with who:
        show_person()


def show_foot() -> None:
    """What every page ends with."""
    html.write("<footer class='bunn'><a href='/tilgjengelighet' target='_self'>Tilgjengelighet</a></footer>")


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


def _say_last_read(snapshot: Snapshot, error: Unreadable) -> None:
    st.warning(
        f"{error.title}. Du ser det som sist ble lest: versjon {snapshot.id}, {text.day(snapshot.time)} kl. {snapshot.time:%H.%M}."
        f" Ingenting kan lagres nå. {error.what_to_do}",
        icon=":material/cloud_off:",
    )


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
