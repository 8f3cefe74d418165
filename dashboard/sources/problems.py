"""What can go wrong between here and Statistics Norway, each told so that somebody knows what to do."""

from dashboard import text
from dashboard.errors import DashboardError

STANDS = "Det som er hentet, er tatt vare på, og tallene som sto fra før, står."


class SourceProblem(DashboardError):
    """An answer that did not come, or that cannot be used.

    `passing`: it may go well another time, so it is asked again. `ends_all`: nothing else from there will go well now.
    """

    passing = False
    ends_all = False
    wait = 0.0
    """Seconds that the other end asks us to wait."""


class Unreachable(SourceProblem):
    """No connection, or a connection that broke. `reason`: why, in the middle of a sentence."""

    passing = ends_all = True

    def __init__(self, host: str, reason: str) -> None:
        self.host = host
        super().__init__(
            "SSB svarer ikke",
            f"Det gikk ikke å få svar fra {host}: {reason}.",
            "Kontroller nettforbindelsen, og at brannmur og mellomtjener slipper trafikken gjennom. Hent så på nytt: "
            f"hentingen fortsetter der den slapp. {STANDS}",
        )


class NameNotFound(Unreachable):
    """The name leads nowhere. Whoever looks names up has tried for a while already, so it is not asked again."""

    passing = False

    def __init__(self, host: str) -> None:
        super().__init__(
            host, "navnet ble ikke funnet. Det er ingen nettforbindelse, eller en brannmur stenger"
        )


class TooSlow(SourceProblem):
    """The answer did not come in time."""

    passing = ends_all = True

    def __init__(self, host: str, seconds: float) -> None:
        super().__init__(
            "SSB svarer for sent",
            f"{host} hadde ikke svart ferdig etter {text.count(round(seconds), 'sekund', 'sekunder')}.",
            "Hent på nytt om en stund: hentingen fortsetter der den slapp. Er linjen treg, kan innstillingen «ssb_ventetid» "
            f"økes. {STANDS}",
        )


class TooBusy(SourceProblem):
    """429: more calls than they allow in a minute."""

    passing = ends_all = True

    def __init__(self, host: str, wait: float = 0.0) -> None:
        said = f" og ber oss vente {_duration(wait)}" if wait else ""
        super().__init__(
            "SSB ber oss vente",
            f"{host} har fått for mange spørringer på kort tid{said} (429).",
            f"Hent på nytt om {_duration(wait) if wait > 120 else 'noen minutter'}: hentingen fortsetter der den slapp. {STANDS}",
        )
        self.wait = wait


class OutOfOrder(SourceProblem):
    """5xx: something is wrong at the other end."""

    passing = True

    def __init__(self, host: str, status: int) -> None:
        super().__init__(
            "SSB har en feil",
            f"{host} svarte at noe er galt hos dem ({status}).",
            f"Hent på nytt om en stund: hentingen fortsetter der den slapp. {STANDS}",
        )
        self.ends_all = status in (502, 503, 504)  # the service is down, not the one table


class CutOff(SourceProblem):
    """JSON that ends before its end."""

    passing = True

    def __init__(self, what: str) -> None:
        super().__init__(
            "Svaret fra SSB er avkortet",
            f"Svaret om {what} er ikke hel JSON.",
            f"Hent på nytt. Skjer det igjen, kontroller om en mellomtjener kutter lange svar. {STANDS}",
        )


class WebPage(SourceProblem):
    """HTML where numbers should be: a wrong address, or a proxy that wants something."""

    def __init__(self, what: str, heading: str, status: int) -> None:
        said = f"«{heading}», {status}" if heading else str(status)
        super().__init__(
            "Svaret er en nettside, ikke tall",
            f"Svaret om {what} er en nettside ({said}).",
            "Kontroller innstillingene «ssb_adresse» og «klass_adresse», og at ingen mellomtjener krever innlogging. "
            f"{STANDS}",
        )


class Refused(SourceProblem):
    """They understood who we are and not what we ask for."""

    def __init__(self, what: str, title: str, status: int) -> None:
        heading, what_to_do = _REFUSALS.get(
            title,
            (
                "SSB avviste spørringen",
                "Hent på nytt. Skjer det igjen, meld fra til den som drifter løsningen.",
            ),
        )
        super().__init__(heading, f"SSB svarte «{title}» ({status}) om {what}.", f"{what_to_do} {STANDS}")
        self.status = status


class TooLarge(SourceProblem):
    """More than we take in."""

    def __init__(self, what: str, megabytes: int) -> None:
        super().__init__(
            "Svaret fra SSB er for stort",
            f"Svaret om {what} er større enn {megabytes} MB.",
            f"Sett innstillingen «ssb_celler» lavere, eller «fil_mb» høyere, og hent på nytt. {STANDS}",
        )


class NotTried(DashboardError):
    """What comes after a problem that ends all."""

    def __init__(self, problem: SourceProblem) -> None:
        super().__init__("Ikke forsøkt", f"{problem.title}.", problem.what_to_do)
        self.problem = problem


class NotWhatWasAsked(SourceProblem):
    """A dataset, but not the one asked for."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(
            "Svaret fra SSB passer ikke til spørringen",
            f"I svaret om {what} {why}.",
            f"SSB kan ha endret tabellen akkurat nå. Hent på nytt. {STANDS}",
        )


# Their titles, as they spell them.
_REFUSALS = {
    "Non-existent table": (
        "Tabellen finnes ikke hos SSB",
        "En tabell som ikke finnes, er trolig lagt ned eller erstattet. Finn den nye på ssb.no/statbank, og rett katalogen over "
        "nøkkeltall (data/reference/nokkeltall.csv).",
    ),
    "Non-existent variable": (
        "Tabellen er endret hos SSB",
        "Hent på nytt: da spørres det etter kodene slik de er nå.",
    ),
    "Non-existent value": (
        "Tabellen er endret hos SSB",
        "Hent på nytt: da spørres det etter kodene slik de er nå.",
    ),
    "Missing selection for mandantory variable": (
        "Tabellen er endret hos SSB",
        "Hent på nytt: da spørres det etter kodene slik de er nå.",
    ),
    "Too many cells selected": (
        "Spørringen er for stor",
        "Sett innstillingen «ssb_celler» lavere, og hent på nytt.",
    ),
}


def _duration(seconds: float) -> str:
    if seconds <= 120:
        return text.count(round(seconds), "sekund", "sekunder")
    return text.count(-int(-seconds // 60), "minutt", "minutter")
