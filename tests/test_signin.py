"""Signing in: what the settings must hold, and who a person is by the provider's claims."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr

from dashboard import signin
from dashboard.access import Role
from dashboard.errors import DashboardError
from dashboard.settings import Settings

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WHOLE: dict[str, Any] = {
    "oidc_metadata": "https://login.eksempel.no/.well-known/openid-configuration",
    "oidc_klient": "styring",
    "oidc_hemmelighet": SecretStr("sesam"),
    "oidc_noekkel": SecretStr("n" * 32),
    "adresse": "https://styring.eksempel.no",
}
ROLES = {"G-1": "okonomi", "G-2": "klg", "G-3": "leder", "G-4": "folkevalgt"}
UNITS = {"E-311": ("311", "312"), "E-213": ("213",), "lise@eksempel.no": ("611",)}
CHOSEN = Settings(**WHOLE, roller=ROLES, leder_enheter=UNITS)


def user(lasts=timedelta(hours=1), **claims):
    return signin.user_of({"exp": (NOW + lasts).timestamp(), "sub": "s-1", **claims}, CHOSEN, NOW)


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        (["G-1"], Role.OKONOMI),
        (["G-2"], Role.KLG),
        (["G-3"], Role.LEDER),
        (["G-4"], Role.FOLKEVALGT),
        ("G-4", Role.FOLKEVALGT),
        (["G-4", "G-3", "noe annet"], Role.LEDER),
        (["G-3", "G-1", "G-2"], Role.OKONOMI),
    ],
)
def test_a_claim_gives_the_role_that_sees_most(roles, role):
    assert user(roles=roles).role is role


@pytest.mark.parametrize(
    "claims",
    [{}, {"roles": []}, {"roles": ["g-1"]}, {"roles": "okonomi"}, {"roles": {"G-1": True}}, {"roles": [1]}, {"roles": None},
     {"groups": ["G-1"]}],
)  # fmt: skip
def test_a_claim_that_is_not_known_gives_no_role(claims):
    assert user(**claims).role is Role.INGEN


def test_the_claim_that_holds_roles_is_a_setting():
    chosen = Settings(**WHOLE, roller=ROLES, oidc_rollekrav="groups")
    claims = {"exp": NOW.timestamp() + 60, "groups": ["G-2"], "roles": ["G-1"]}
    assert signin.user_of(claims, chosen, NOW).role is Role.KLG


def test_a_leader_has_the_units_of_every_claim_and_of_the_username():
    leader = user(roles=["G-3", "E-311", "E-213"], preferred_username="lise@eksempel.no")
    assert leader.units == {"311", "312", "213", "611"}


def test_a_leader_whom_nobody_has_given_units_has_none():
    assert user(roles=["G-3"]).units == frozenset()


@pytest.mark.parametrize("roles", [["G-4", "E-311"], ["E-311"], ["G-1", "E-311"]])
def test_only_a_leader_has_units(roles):
    assert user(roles=roles).units == frozenset()


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": "Kari Nordmann", "preferred_username": "kari"}, "Kari Nordmann"),
        ({"preferred_username": "kari@eksempel.no"}, "kari@eksempel.no"),
        ({"email": "kari@eksempel.no"}, "kari@eksempel.no"),
        ({}, "s-1"),
    ],
)
def test_a_person_signs_with_the_best_name_there_is(claims, name):
    assert user(**claims).name == name


@pytest.mark.parametrize("lasts", [timedelta(0), timedelta(seconds=-1), timedelta(days=-30)])
def test_a_session_ends_with_its_token(lasts):
    with pytest.raises(signin.SignInExpired):
        user(lasts=lasts, roles=["G-1"])


@pytest.mark.parametrize("exp", [None, "3000-01-01", True])
def test_a_token_without_an_end_has_ended(exp):
    with pytest.raises(signin.SignInExpired):
        signin.user_of({"exp": exp, "roles": ["G-1"]}, CHOSEN, NOW)


def test_without_settings_nobody_signs_in():
    assert not signin.configured(Settings())
    assert not signin.configured(Settings(adresse="https://styring.eksempel.no"))
    assert signin.secrets(Settings()) == {}


@pytest.mark.parametrize("missing", WHOLE)
def test_a_sign_in_set_up_by_halves_says_what_is_missing(missing):
    with pytest.raises(DashboardError) as refusal:
        signin.configured(Settings(**(WHOLE | {missing: None})))
    assert f"«{missing}»" in refusal.value.what_happened


def test_cookies_never_travel_in_the_open():
    with pytest.raises(DashboardError, match="informasjonskapsler åpent"):
        signin.configured(Settings(**(WHOLE | {"adresse": "http://styring.eksempel.no"})))
    assert signin.configured(Settings(**(WHOLE | {"adresse": "http://localhost:8501"})))


def test_streamlit_is_told_what_it_needs_and_where_people_come_back():
    assert signin.secrets(CHOSEN)["auth"] == {
        "redirect_uri": "https://styring.eksempel.no/oauth2callback",
        "cookie_secret": "n" * 32,
        "client_id": "styring",
        "client_secret": "sesam",
        "server_metadata_url": WHOLE["oidc_metadata"],
    }


def test_no_secret_is_ever_printed():
    assert "sesam" not in f"{CHOSEN!r}{CHOSEN}"
    assert "nnnn" not in f"{CHOSEN!r}{CHOSEN}"
