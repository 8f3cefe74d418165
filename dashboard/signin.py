"""Signing in with OpenID Connect: what the settings must hold, and who a person is by the provider's claims."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from dashboard.access import Role, User
from dashboard.errors import DashboardError
from dashboard.settings import Settings

CALLBACK = "/oauth2callback"
_NEEDED = ("oidc_metadata", "oidc_klient", "oidc_hemmelighet", "oidc_noekkel", "adresse")
_RANK = (Role.OKONOMI, Role.KLG, Role.LEDER, Role.FOLKEVALGT)
_USERNAMES = ("preferred_username", "upn", "email", "sub")


class NotSignedIn(DashboardError):
    """Nobody has signed in."""

    def __init__(self) -> None:
        super().__init__(
            "Logg inn", "Du må logge inn for å bruke løsningen.", "Bruk den vanlige kontoen din i kommunen."
        )


class CookieRefused(DashboardError):
    """A cookie says that somebody has signed in, and its signature does not hold."""

    def __init__(self) -> None:
        super().__init__(
            "Innloggingen kunne ikke bekreftes",
            "Informasjonskapselen i nettleseren er endret eller gammel, og gjelder ikke.",
            "Logg inn på nytt. Skjer det igjen, slett informasjonskapslene for denne adressen.",
        )


class SignInExpired(DashboardError):
    """The provider's token has run out."""

    def __init__(self) -> None:
        super().__init__(
            "Innloggingen er utløpt",
            "Det er for lenge siden du logget inn.",
            "Logg inn på nytt. Det du så på, ligger i adressen og kommer tilbake.",
        )


def configured(chosen: Settings) -> bool:
    """Whether people sign in. Raises DashboardError where the settings say so by halves."""
    given = [name for name in _NEEDED if getattr(chosen, name)]
    if not any(name.startswith("oidc_") for name in given):
        return False
    if missing := [name for name in _NEEDED if name not in given]:
        raise DashboardError(
            "Innloggingen er ikke ferdig satt opp",
            f"Det mangler {', '.join(f'«{name}»' for name in missing)}.",
            "Sett dem i dashboard.toml eller som miljøvariabler med DASHBOARD_ foran, eller fjern alle som begynner på «oidc».",
        )
    host = urlsplit(str(chosen.adresse)).hostname
    if not is_https(chosen) and host not in ("localhost", "127.0.0.1", "::1"):
        raise DashboardError(
            "Adressen må være https",
            f"Innlogging over {chosen.adresse} ville sendt brukernes informasjonskapsler åpent.",
            "Sett «adresse» til en adresse som begynner på https://.",
        )
    return True


def is_https(chosen: Settings) -> bool:
    return str(chosen.adresse).startswith("https://")


def secrets(chosen: Settings) -> dict[str, Any]:
    """What st.login reads; empty without sign-in."""
    if not configured(chosen):
        return {}
    assert chosen.oidc_hemmelighet is not None
    assert chosen.oidc_noekkel is not None
    return {
        "auth": {
            "redirect_uri": f"{chosen.adresse}{CALLBACK}",
            "cookie_secret": chosen.oidc_noekkel.get_secret_value(),
            "client_id": str(chosen.oidc_klient),
            "client_secret": chosen.oidc_hemmelighet.get_secret_value(),
            "server_metadata_url": str(chosen.oidc_metadata),
        }
    }


def user_of(claims: Mapping[str, Any], chosen: Settings, now: datetime) -> User:
    """The person the claims of an ID token speak of. Several roles: the one that sees most. None that is known: Role.INGEN.

    Raises SignInExpired after the token's `exp` (OpenID Connect Core § 2), and where it has none.
    """
    expires = claims.get("exp")
    if not isinstance(expires, int | float) or datetime.fromtimestamp(expires, UTC) <= now:
        raise SignInExpired
    username = _username(claims)
    values = set(_values(claims.get(chosen.oidc_rollekrav)))
    roles = {Role(chosen.roller[value]) for value in values if value in chosen.roller}
    role = next((role for role in _RANK if role in roles), Role.INGEN)
    units = {unit for key in (*values, username) for unit in chosen.leder_enheter.get(key, ())}
    return User(name_of(claims), role, frozenset(units) if role is Role.LEDER else frozenset())


def name_of(claims: Mapping[str, Any]) -> str:
    """What the person is called where something is signed."""
    return str(claims.get("name") or _username(claims))


def _username(claims: Mapping[str, Any]) -> str:
    return next((str(claims[name]) for name in _USERNAMES if claims.get(name)), "")


def _values(claim: Any) -> Iterable[str]:
    if isinstance(claim, str):
        return (claim,)
    return [each for each in claim if isinstance(each, str)] if isinstance(claim, list | tuple) else ()
