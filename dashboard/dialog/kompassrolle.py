"""Who may be named in Kommunekompasset: a leader's role or a tjenesteområde, never a person."""

from dashboard import queries
from dashboard.errors import DashboardError


def require_rolle(skrevet: str, at: int, title: str) -> None:
    """The rule of the control kompass_ukjent_rolle, by code or name. Without leaders' roles loaded nobody can tell, and all may be
    named; nobody, too.

    Raises DashboardError («`title`»).
    """
    kjente = queries.run("kommunekompass/roller", at)
    if not skrevet or not (kjente["slag"] == "rolle").any():
        return
    if skrevet.casefold() not in {each.casefold() for each in (*kjente["kode"], *kjente["navn"])}:
        raise DashboardError(
            title,
            f"«{skrevet}» er verken en lederrolle eller et tjenesteområde.",
            "Skriv en rolle, ikke et navn. Mangler rollen, legg den til i lederrollene. Det du har skrevet, står der fortsatt.",
        )
