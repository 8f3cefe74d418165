"""Who is looking: the person who signed in, or the one at the machine; and, for the økonomileder, whose eyes are borrowed."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import access, lake, queries, settings, signin, spor
from dashboard.access import Role, User
from dashboard.ui import html

_EYES = "som"
_COOKIE = "_streamlit_user"
_ROLES = {
    "okonomi": "Økonomileder (meg selv)",
    "klg": "Ledergruppen (KLG)",
    "leder": "Enhetsleder",
    "folkevalgt": "Folkevalgt",
    "ingen": "Uten rolle",
}


def signed_in() -> User:
    """The person, with the eyes of nobody else.

    Raises NotSignedIn, CookieRefused, SignInExpired, DashboardError where sign-in is set up by halves.
    """
    chosen = settings.get()
    if not signin.configured(chosen):
        return access.LOCAL_USER
    if not st.user.is_logged_in:
        raise signin.CookieRefused if st.context.cookies.get(_COOKIE) else signin.NotSignedIn
    return signin.user_of(st.user.to_dict(), chosen, datetime.now(UTC))


def current_user() -> User:
    """The person as the page shall meet them: `?som=leder:311` in the address lends the økonomileder other eyes.

    Raises as `signed_in`, and DashboardError for eyes nobody has.
    """
    person = signed_in()
    eyes = st.query_params.get(_EYES) or st.session_state.get(_EYES)
    if not eyes or not access.may_view_as(person):
        return person
    seen = access.seen_as(person, eyes)
    st.session_state[_EYES] = st.query_params[_EYES] = eyes
    return seen


def show_person() -> None:
    """Who is looking, in plain sight, with the way to other eyes and out."""
    person, seen = signed_in(), current_user()
    with_sign_in = signin.configured(settings.get())
    borrowed = seen.role is not person.role
    label = f"Vis som: {access.TITLES[seen.role]}" if borrowed else access.TITLES[seen.role]
    with st.popover(label if with_sign_in or borrowed else f"Uten innlogging · {label}", width="stretch"):
        if with_sign_in:
            st.markdown(f"**{_plain(person.name)}**  \n{access.TITLES[person.role]}")
        else:
            st.markdown(
                "**Uten innlogging.** Løsningen kan bare nås fra denne maskinen, og den som bruker den, er økonomileder."
            )
        if access.may_view_as(person):
            _choose_eyes(seen)
        if with_sign_in:
            st.button("Logg ut", on_click=st.logout, width="stretch")


def offer_sign_in(*, again: bool) -> None:
    """The button that sends the person to the provider, and what may be read without."""
    st.button("Logg inn på nytt" if again else "Logg inn", type="primary", on_click=st.login)
    if settings.get().publisert_aapent:
        html.write("<p><a href='/publisert/' target='_self'>Les de publiserte sammendragene</a></p>")


def _choose_eyes(seen: User) -> None:
    role = st.selectbox(
        "Vis som",
        list(_ROLES),
        index=list(_ROLES).index(seen.role),
        format_func=_ROLES.__getitem__,
        key="som_rolle",
        help="Se løsningen slik en annen rolle ser den. Det du skriver, blir fortsatt skrevet av deg.",
    )
    eyes = role
    if role == Role.LEDER:
        names = _units()
        chosen = st.multiselect(
            "Enheter lederen svarer for",
            list(names),
            [unit for unit in sorted(seen.units) if unit in names],
            format_func=names.__getitem__,
            key="som_enheter",
            placeholder="Velg enheter",
        )
        eyes = f"{role}:{','.join(chosen)}"
    st.button("Bruk", on_click=_borrow, args=(eyes,), width="stretch")
    if seen.role is not Role.OKONOMI:
        st.button("Tilbake til meg selv", on_click=_give_back, width="stretch")


def _units() -> dict[str, str]:
    rows = queries.run("oversikt/enheter", lake.get().newest().id)
    return dict(zip(rows["enhet"], rows["navn"], strict=True))


def _borrow(eyes: str) -> None:
    if eyes == Role.OKONOMI:
        _give_back()
        return
    person = signed_in()
    access.seen_as(person, eyes)
    spor.note("vis som", hvem=person.name, rolle=person.role, hva=eyes)
    st.session_state[_EYES] = st.query_params[_EYES] = eyes


def _give_back() -> None:
    st.session_state.pop(_EYES, None)
    st.query_params.pop(_EYES, None)


def _plain(name: str) -> str:
    """A name as text, in markdown."""
    return "".join(
        f"\\{letter}" if letter in "\\`*_{}[]()#+-.!|<>~$:" else letter for letter in html.escaped(name)
    )
