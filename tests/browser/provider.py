"""An OpenID provider on this machine, and people to sign in as: one for every role, and one that nobody knows."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import oidc_provider_mock
from playwright.sync_api import Page

PEOPLE = {
    "okonomi": ("Ottar Økonomi", ["Styring.Okonomi"]),
    "klg": ("Kari Klg", ["Styring.KLG", "noe annet"]),
    "leder": ("Lise Leder", ["Styring.Leder", "enhet-soerlia"]),
    "leder2": ("Leif Leder", ["Styring.Leder", "enhet-nordlia"]),
    "folkevalgt": ("Frida Folkevalgt", ["Styring.Folkevalgt"]),
    "ingen": ("Nils Ingen", ["Lønn.Leser"]),
}
ROLES = {
    "Styring.Okonomi": "okonomi", "Styring.KLG": "klg", "Styring.Leder": "leder", "Styring.Folkevalgt": "folkevalgt",
}  # fmt: skip


@contextmanager
def provider(token_seconds: int = 3600) -> Iterator[str]:
    """The provider, and the address of its metadata. Its tokens last `token_seconds`."""
    people = [
        oidc_provider_mock.User(
            sub=f"{sub}-1", claims={"name": name, "preferred_username": f"{sub}@eksempel.no", "roles": roles}
        )
        for sub, (name, roles) in PEOPLE.items()
    ]
    lasts = timedelta(seconds=token_seconds)
    with oidc_provider_mock.run_server_in_thread(user_claims=people, access_token_max_age=lasts) as server:
        yield f"http://localhost:{server.server_port}/.well-known/openid-configuration"


def settings(metadata: str, units: dict[str, list[str]], **others: str) -> dict[str, str]:
    """The settings of an app whose people sign in there; `units` gives leaders theirs, by claim."""
    return {
        "oidc_metadata": metadata,
        "oidc_klient": "styringsdialog",
        "oidc_hemmelighet": "en hemmelighet",
        "oidc_noekkel": "bare-for-proevene-0123456789abcdef",
        "roller": json.dumps(ROLES),
        "leder_enheter": json.dumps(units),
        **others,
    }


def sign_in(tab: Page, address: str, person: str, back_to: str = "") -> None:
    """As a person does: the button, the provider's page, and back (to the site of `address`, or `back_to`)."""
    tab.goto(address)
    tab.get_by_role("button", name="Logg inn").click()
    tab.get_by_role("button", name=f"{person}-1", exact=True).click()
    tab.wait_for_url(f"{back_to or address}/**")
    tab.get_by_test_id("stPopover").first.wait_for()
