"""Who may do what, as prose. Every page asks `require_x` first; menus and links ask `may_x`."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.errors import DashboardError


class Role(StrEnum):
    """A person's part in the steering dialogue."""

    OKONOMI = "okonomi"  # økonomileder: uploads, accepts, sees all
    KLG = "klg"  # kommunedirektørens ledergruppe: sees all
    LEDER = "leder"  # enhetsleder: sees the own units
    FOLKEVALGT = "folkevalgt"  # sees what is published, nothing else
    INGEN = "ingen"  # signed in, and known to nobody


@dataclass(frozen=True, slots=True)
class User:
    """A person. `units` are the enheter a leder answers for; the other roles have none of their own."""

    name: str
    role: Role
    units: frozenset[str] = frozenset()


LOCAL_USER = User("Lokal bruker", Role.OKONOMI)
"""Who sits at the machine where no sign-in is configured."""

TITLES = {
    Role.OKONOMI: "Økonomileder",
    Role.KLG: "Ledergruppen (KLG)",
    Role.LEDER: "Enhetsleder",
    Role.FOLKEVALGT: "Folkevalgt",
    Role.INGEN: "Uten rolle",
}


NOBODY = User("", Role.INGEN)
"""Who has not signed in."""


class NotAllowed(DashboardError):
    """The person's role does not reach this far."""

    def __init__(self, what: str) -> None:
        super().__init__(
            "Du har ikke tilgang",
            f"Rollen din gir ikke tilgang til å {what}.",
            "Ta kontakt med økonomilederen hvis du skulle hatt tilgang.",
        )


class NotThisPage(DashboardError):
    """The address is somebody else's page."""

    def __init__(self) -> None:
        super().__init__(
            "Du har ikke tilgang til denne siden",
            "Siden hører til en annen rolle enn din.",
            "Velg en side i menyen. Ta kontakt med økonomilederen hvis du skulle hatt tilgang.",
        )


class NoRole(DashboardError):
    """Signed in, but no claim gives a role."""

    def __init__(self, contact: str | None) -> None:
        super().__init__(
            "Du har ikke fått en rolle",
            "Du er logget inn, men kontoen din har ingen rolle i løsningen, så det er ingenting å vise.",
            f"Be {contact or 'økonomilederen'} om tilgang. Du får den når du logger inn på nytt.",
        )


def may_see_statement(user: User) -> bool:
    """How accessible the solution is, and whom to tell: said to everyone (forskrift om universell utforming av IKT)."""
    return True


def may_see_help(user: User) -> bool:
    return user.role in (Role.OKONOMI, Role.KLG, Role.LEDER)


def may_see_sammendrag(user: User) -> bool:
    """What is published. Where the municipality makes it public, those who have no role read it too, on its own address."""
    return user.role is not Role.INGEN


def may_publish(user: User) -> bool:
    """Also to correct and withdraw, to clear a text for publication, and to answer a question in public."""
    return user.role is Role.OKONOMI


def may_see_spor(user: User) -> bool:
    """Who has done what: it holds names."""
    return user.role is Role.OKONOMI


def may_see_jobber(user: User) -> bool:
    """How scheduled work went, and which files wait in quarantine."""
    return user.role is Role.OKONOMI


def may_view_as(user: User) -> bool:
    """See the app as another role does. It only takes away: the økonomileder sees all."""
    return user.role is Role.OKONOMI


def may_see_drift(user: User) -> bool:
    return user.role in (Role.OKONOMI, Role.KLG, Role.LEDER)


def may_see_strategi(user: User) -> bool:
    """The strategic dialogue, how the municipality compares, and what is coming: of the whole municipality."""
    return user.role in (Role.OKONOMI, Role.KLG)


def may_edit_strategi(user: User) -> bool:
    """Change the målstruktur, and tell how far the assignments are."""
    return user.role in (Role.OKONOMI, Role.KLG)


def may_see_aarshjul(user: User) -> bool:
    """The year's dates. Which meetings, says fora_for."""
    return user.role in (Role.OKONOMI, Role.KLG, Role.LEDER)


def may_see_lederavtaler(user: User) -> bool:
    """Whether ledersamtaler are held, never what was said. A leader sees those of the own enheter."""
    return user.role in (Role.OKONOMI, Role.KLG, Role.LEDER)


def may_see_sykefravaer(user: User) -> bool:
    """Health data: those who follow it up, and nobody else (GDPR art. 9)."""
    return user.role in (Role.OKONOMI, Role.KLG, Role.LEDER)


def may_upload(user: User) -> bool:
    return user.role is Role.OKONOMI


def may_accept(user: User) -> bool:
    return user.role is Role.OKONOMI


def may_explain(user: User, enhet: str) -> bool:
    """A leader answers for the own units; those who see all may write down what they have been told."""
    return user.role in (Role.OKONOMI, Role.KLG) or (user.role is Role.LEDER and enhet in user.units)


def may_make_reports(user: User) -> bool:
    """The reports tell of the whole municipality."""
    return user.role in (Role.OKONOMI, Role.KLG)


def may_hold_meeting(user: User) -> bool:
    return user.role in (Role.OKONOMI, Role.KLG)


def require_see_statement(user: User) -> None:
    _require(may_see_statement, user, "lese tilgjengelighetserklæringen")


def require_see_help(user: User) -> None:
    _require(may_see_help, user, "se hjelpesidene")


def require_see_sammendrag(user: User) -> None:
    _require(may_see_sammendrag, user, "lese sammendragene")


def require_publish(user: User) -> None:
    _require(may_publish, user, "publisere")


def require_see_spor(user: User) -> None:
    _require(may_see_spor, user, "se sporingsloggen")


def require_see_jobber(user: User) -> None:
    _require(may_see_jobber, user, "se jobbene")


def require_view_as(user: User) -> None:
    _require(may_view_as, user, "se løsningen som en annen rolle")


def require_see_drift(user: User) -> None:
    _require(may_see_drift, user, "se styringsdialogen")


def require_see_strategi(user: User) -> None:
    _require(may_see_strategi, user, "se strategi, sammenligninger og framskrivinger")


def require_edit_strategi(user: User) -> None:
    _require(may_edit_strategi, user, "endre målstrukturen")


def require_see_aarshjul(user: User) -> None:
    _require(may_see_aarshjul, user, "se årshjulet")


def require_see_lederavtaler(user: User) -> None:
    _require(may_see_lederavtaler, user, "se lederavtalene")


def require_see_sykefravaer(user: User) -> None:
    _require(may_see_sykefravaer, user, "se sykefraværet")


def require_upload(user: User) -> None:
    _require(may_upload, user, "laste opp filer")


def require_accept(user: User) -> None:
    _require(may_accept, user, "godkjenne filer")


def require_explain(user: User, enhet: str) -> None:
    _require(lambda asked: may_explain(asked, enhet), user, "forklare avvik for denne enheten")


def require_make_reports(user: User) -> None:
    _require(may_make_reports, user, "lage rapporter")


def require_hold_meeting(user: User) -> None:
    _require(may_hold_meeting, user, "lede møter i styringsdialogen")


def seen_as(user: User, eyes: str) -> User:
    """`user` as somebody with other eyes: "klg", "leder:311,213", "folkevalgt" or "ingen". The name stays, as what is
    written is still written by that person.

    Raises NotAllowed, DashboardError for eyes that nobody has.
    """
    require_view_as(user)
    role, _, units = eyes.partition(":")
    if role not in set(Role):
        raise DashboardError(
            "Ukjent rolle",
            f"«{eyes}» er ikke en rolle.",
            "Fjern «som» fra adressen, eller velg en rolle i listen.",
        )
    return User(user.name, Role(role), frozenset(unit for unit in units.split(",") if unit))


def reader(user: User) -> User:
    """Whom what is remembered is remembered for: the sight, not the person. Those who see all share it."""
    return User("", Role.KLG if units_for(user) is None else user.role, user.units)


def units_for(user: User) -> tuple[str, ...] | None:
    """The enheter whose numbers `user` may see, sorted. None: every enhet; empty: none."""
    if user.role in (Role.OKONOMI, Role.KLG):
        return None
    return tuple(sorted(user.units)) if user.role is Role.LEDER else ()


def fora_for(user: User) -> tuple[str, ...] | None:
    """The fora whose dates `user` may see. None: every one; what the leader group treats is its own."""
    if user.role in (Role.OKONOMI, Role.KLG):
        return None
    return _FORA_OF_A_LEDER if user.role is Role.LEDER else ()


_FORA_OF_A_LEDER = (
    "uklg", "formannskap", "kommunestyre", "partssammensatt utvalg", "tertial", "kostra", "budsjett", "regnskap", "annet",
)  # fmt: skip


def _require(may: Callable[[User], bool], user: User, what: str) -> None:
    if not may(user):
        raise NotAllowed(what)
