"""How digitally mature each tjenesteområde says it is, and where it wants to be."""

from dashboard.demo.tables import Row

# tjenesteområde | generation 2024 2025 2026 | target 2024 2025 2026 | why, in 2026 | who says it
_MATURITY = """
ØV|2 3 3|3 3 4|Faktura og lønn går uten papir, og rapportene bygger på samme tall.|Økonomileder
IU|3 3 4|3 4 4|Felles skjemaløsning og innbyggerpanel er i bruk.|Leder innovasjon og utvikling
OO|2 2 2|2 3 3|Foresatte får svar digitalt, men skolene arbeider hver for seg.|Kommunalsjef oppvekst
HO|1 2 3|2 3 3|Digitalt tilsyn er i drift. Journal og turnus henger ikke sammen.|Kommunalsjef helse og omsorg
NAV|3 3 3|3 3 4|De statlige løsningene er gode. De kommunale mangler.|NAV-leder
PN|2 3 3|3 3 4|Byggesaker kommer inn digitalt og kan følges av søkeren.|Plansjef
TTE|1 1 2|2 2 3|Bygg styres digitalt, men arbeidsordre går på papir.|Eiendomssjef
VVA|1 2 2|2 2 3|Målere leses automatisk på Nes. Resten leses av for hånd.|Driftsleder vei
"""
YEARS = (2024, 2025, 2026)


def maturity_rows() -> list[Row]:
    """One row per tjenesteområde and year; the reason is given in the last one."""
    rows = []
    for line in _MATURITY.strip().splitlines():
        area, now, target, reason, role = line.split("|")
        for aar, generation, wanted in zip(YEARS, now.split(), target.split(), strict=True):
            rows.append(
                {
                    "Tjenesteområde": area,
                    "År": str(aar),
                    "Generasjon": generation,
                    "Mål for modenhet": wanted,
                    "Begrunnelse": reason if aar == YEARS[-1] else "",
                    "Vurdert av": role,
                    "Vurdert dato": f"15.04.{aar}",
                }
            )
    return rows
