"""What has changed between two published months, in words."""

from collections.abc import Mapping

from dashboard import text
from dashboard.period import Period
from dashboard.sentences.words import beloep, paa_beloep


def setninger(foer: Mapping[str, float], naa: Mapping[str, float], da: Period, period: Period) -> list[str]:
    """One sentence each on the deviation, the forecast and the sick leave of the whole municipality; what is not
    published of both is not spoken of. `foer` and `naa` hold avvik, avvik_prognose (kr) and rullerende (%)."""
    said = (
        _avvik("Avviket hittil gikk", "avvik", foer, naa, da, period),
        _avvik("Ventet avvik ved årets slutt gikk", "avvik_prognose", foer, naa, da, period),
        _sykefravaer(foer, naa, da, period),
    )
    return [each for each in said if each]


def _avvik(
    begynnelse: str,
    navn: str,
    foer: Mapping[str, float],
    naa: Mapping[str, float],
    da: Period,
    period: Period,
) -> str:
    if navn not in foer or navn not in naa:
        return ""
    fra, til = foer[navn], naa[navn]
    retning = "bedre" if til > fra else "verre"
    endring = f", {beloep(abs(til - fra))} {retning}" if round(til - fra) else ", uendret"
    return f"{begynnelse} fra {paa_beloep(fra)} i {da.label} til {paa_beloep(til)} i {period.label}{endring}."


def _sykefravaer(foer: Mapping[str, float], naa: Mapping[str, float], da: Period, period: Period) -> str:
    if "rullerende" not in foer or "rullerende" not in naa:
        return ""
    fra, til = round(foer["rullerende"], 1), round(naa["rullerende"], 1)
    if fra == til:
        return f"Sykefraværet over 12 måneder var {text.percent(til)} både i {da.label} og i {period.label}."
    ord_ = "opp" if til > fra else "ned"
    return (
        f"Sykefraværet over 12 måneder gikk {ord_} fra {text.percent(fra)} i {da.label} til {text.percent(til)}"
        f" i {period.label}."
    )
