"""The moment somebody answers for the numbers: who, what, and the button."""

from dataclasses import dataclass

import streamlit as st

from dashboard.access import Role, User
from dashboard.ui import html, markdown

_ROLES = {
    Role.OKONOMI: "økonomileder",
    Role.KLG: "kommunedirektørens ledergruppe",
    Role.LEDER: "enhetsleder",
    Role.FOLKEVALGT: "folkevalgt",
}


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who accepts, what it is called in the history, the name of the profile to keep, if any, and why published figures
    change, where they do."""

    author: str
    message: str
    profile: str
    reason: str = ""


def signature_of(user: User) -> str:
    """`Kari Nordmann, økonomileder`."""
    return f"{user.name}, {_ROLES[user.role]}"


def ask_acceptance(
    author: str, message: str, obstacle: str, *, can_keep_profile: bool, reason_room: int, key: str
) -> Acceptance | None:
    """The answer when the button is pressed. `obstacle`: why it cannot be, empty when it can.

    `reason_room`: the most characters of the reason that must be given; 0 where none is asked for.
    """
    html.write("<h3>Godkjenn</h3>")
    who, what = st.columns([2, 3])
    accepted = Acceptance(
        author=who.text_input("Hvem godkjenner?", author, key=f"{key}_hvem"),
        message=what.text_input("Melding i historikken", message, key=f"{key}_melding"),
        reason=_reason(reason_room, key) if reason_room else "",
        profile=_profile(key) if can_keep_profile else "",
    )
    hindrance = obstacle or ("" if accepted.author.strip() else "Skriv hvem som godkjenner.")
    pressed = st.button("Godkjenn og lagre", type="primary", disabled=bool(hindrance), key=f"{key}_godkjenn")
    st.caption(
        markdown.escaped(
            hindrance or "Alt lagres samtidig, som én ny versjon. Det som sto før, kan hentes fram igjen."
        )
    )
    if pressed and reason_room and not accepted.reason:
        st.warning("Skriv begrunnelsen først. Ingenting er lagret.", icon=":material/edit:")
        return None
    return accepted if pressed else None


def _reason(room: int, key: str) -> str:
    return st.text_area(
        "Begrunnelse",
        key=f"{key}_begrunnelse",
        height=80,
        max_chars=room,
        placeholder="For eksempel: 1,2 mill. kr var ført på feil ansvar",
    ).strip()


def _profile(key: str) -> str:
    return st.text_input(
        "Ta vare på oppsettet som profil (valgfritt)",
        key=f"{key}_profil",
        placeholder="Navn, for eksempel: Visma hovedbok",
        help="Neste måneds fil med de samme kolonnene leses da på samme måte.",
    ).strip()
