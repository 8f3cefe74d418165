"""The budget measures of økonomiplan 2026–2029, each with the account where its effect must be seen."""

from dashboard.demo.deliveries import AAR, SEPTEMBER, Delivery
from dashboard.demo.problems import TILTAK_UTEN_EFFEKT

PLAN = range(AAR, AAR + 4)

# tittel | område | ansvar | funksjon | art | vedtatt effekt 2026–2029 | realisert til oktober | forventet 2026 | eier | frist | status | kommentar
_MEASURES = f"""
Enøk i skolebygg|TTE|{TILTAK_UTEN_EFFEKT.ansvar}|{TILTAK_UTEN_EFFEKT.tjeneste[:3]}|{TILTAK_UTEN_EFFEKT.konto[1:4]}|1200 1200 1200 1200|900|1200|Eiendomssjef|2025-12-31|gjennomført|Nye styringsanlegg er satt i drift.
Færre vikartimer ved Fjordgløtt sykehjem|HO|3111|253|020|900 1200 1200 1200|0|0|Enhetsleder Fjordgløtt sykehjem|2026-03-01|under arbeid|Ny turnus er innført, men vakansene på natt er ikke fylt.
Samordnet natt-tjeneste i hjemmetjenesten|HO|3133|258|010|400 700 700 700|320|390|Enhetsleder hjemmetjenesten Sentrum|2026-02-01|gjennomført|Én vakt mindre per natt fra 1.2.2026.
Nye turnuser i bofellesskap|HO|3161|257|010|300 600 900 900|180|260|Enhetsleder Tunet|2026-06-01|under arbeid|Prøves ut i ett bofellesskap.
Digitalt tilsyn på natt|HO|3123|253|040|150 250 250 250|110|140|Enhetsleder Solbakken sykehjem|2026-01-01|gjennomført|I drift på begge sykehjemmene.
Hverdagsrehabilitering før vedtak om tjenester|HO|3132|258|010|250 400 600 600|140|200|Leder tildelingskontoret|2026-04-01|under arbeid|Antall vedtak går ned.
Felles matproduksjon|HO|3220|253|115|200 300 300 300|170|200|Kjøkkensjef|2026-01-15|gjennomført|Ny menyplan og mindre matsvinn.
Reforhandlet avtale om legevakt|HO|3181|241|350|0 200 200 200|0|0|Kommuneoverlege|2027-01-01|under arbeid|Forhandlinger med nabokommunene.
Redusert kjøp av institusjonsplasser i barnevernet|OO|2192|252|330|500 900 900 900|0|-500|Barnevernsleder|2026-06-30|under arbeid|Flere nye plasseringer enn forutsatt.
Felles skoleskyssruter|OO|2102|223|370|350 400 400 400|290|350|Kommunalsjef oppvekst|2026-08-15|gjennomført|Nye ruter fra skolestart.
Færre delingstimer på ungdomstrinnet|OO|2121|202|010|300 700 700 700|130|300|Rektor Fjordvik ungdomsskole|2026-08-01|gjennomført|Ny timefordeling fra skolestart.
Samlet ledelse av Dalen skole og barnehage|OO|2140|202|010|200 400 400 400|160|200|Rektor Dalen oppvekstsenter|2026-08-01|gjennomført|
Tilpasset bemanning etter barnetall i Strandenga|OO|2181|201|010|250 550 550 550|90|220|Styrer Strandenga barnehage|2026-08-15|under arbeid|En gruppe mindre fra august.
Økt egenbetaling i kulturskolen|OO|2220|383|600|80 80 80 80|40|80|Rektor kulturskolen|2026-08-01|gjennomført|Ny sats fra høsten.
Bibliotek med utvidet selvbetjening|OO|2230|370|010|0 150 150 150|0|0|Kultursjef|2027-01-01|ikke startet|
Redusert sosialhjelp gjennom jobbkurs|NAV|4102|281|470|400 600 600 600|200|300|NAV-leder|2026-03-01|under arbeid|
Samlokalisering av NAV og flyktningtjenesten|NAV|4110|242|190|0 250 250 250|0|0|NAV-leder|2027-03-01|avventer|Avventer oppsigelse av leieavtalen.
Full kostnadsdekning i byggesak|PN|5101|302|620|200 200 200 200|160|200|Plansjef|2026-01-01|gjennomført|Nytt gebyrregulativ.
Behovsstyrt renhold|TTE|6110|222|010|300 450 450 450|230|300|Renholdsleder|2026-02-15|gjennomført|Nye renholdsplaner på alle skolene.
Avvikling av eldre utleieboliger|TTE|6106|265|230|0 300 500 500|0|0|Eiendomssjef|2027-06-30|under arbeid|Tre boliger er lagt ut for salg.
LED i veilys|VVA|7102|332|180|150 250 300 300|90|140|Driftsleder vei|2026-12-31|under arbeid|Om lag 60 prosent er skiftet.
Ny avtale om vintervedlikehold|VVA|7100|332|370|250 250 250 250|210|250|Driftsleder vei|2026-01-01|gjennomført|
Opprydding i lisenser|IU|8101|120|195|200 300 300 300|150|200|IKT-leder|2026-03-31|gjennomført|Tolv fagsystemer er sagt opp.
Digital post til alle innbyggere|IU|8120|120|130|60 60 60 60|0|0|Kommunikasjonsleder|2026-06-30|utgår|Slått sammen med fellesløsningen, vedtatt av kommunedirektøren 4.5.2026.
Færre trykte møtepapirer|ØV|1130|120|100|40 40 40 40|35|40|Leder politisk sekretariat|2026-01-01|gjennomført|
Vakante stillinger i stab holdes ledige|ØV|1112|120|010|300 0 0 0|250|300|Økonomileder|2026-12-31|under arbeid|
"""


_COLUMNS = (
    "tittel", "område", "ansvar", "funksjon", "art", "vedtatt", "realisert", "forventet", "eier", "frist", "status",
    "kommentar",
)  # fmt: skip

# What was said of the measures for September's report where October's says something else; effects in 1000 kr.
IN_SEPTEMBER: dict[str, dict[str, str]] = {
    "T01": {"realisert": "800"},
    "T02": {"forventet": "200", "kommentar": "Ny turnus er innført."},
    "T03": {"realisert": "280"},
    "T04": {"realisert": "140", "forventet": "280"},
    "T05": {"realisert": "100"},
    "T06": {"realisert": "120"},
    "T07": {"realisert": "150"},
    "T09": {"forventet": "-300"},
    "T10": {"realisert": "260"},
    "T11": {"realisert": "70"},
    "T12": {"realisert": "140"},
    "T13": {"realisert": "50"},
    "T14": {"realisert": "20"},
    "T16": {"realisert": "170"},
    "T17": {"status": "under arbeid", "kommentar": "Avtalen for dagens lokaler gjennomgås."},
    "T18": {"realisert": "140"},
    "T19": {
        "realisert": "200",
        "status": "under arbeid",
        "kommentar": "Nye renholdsplaner på de fleste skolene.",
    },
    "T20": {"status": "ikke startet", "kommentar": ""},
    "T21": {"realisert": "75"},
    "T23": {
        "realisert": "120",
        "forventet": "180",
        "status": "under arbeid",
        "kommentar": "Ni fagsystemer er sagt opp.",
    },
    "T25": {"realisert": "30"},
    "T26": {"realisert": "225"},
}


def measure_rows(delivery: Delivery) -> list[dict[str, str | int]]:
    """One row per measure and year of the plan, as it stood then; effects in kr, + is a saving or more revenue."""
    rows: list[dict[str, str | int]] = []
    for number, line in enumerate(_MEASURES.strip().splitlines(), start=1):
        nr = f"T{number:02}"
        tiltak = dict(zip(_COLUMNS, line.split("|"), strict=True))
        if delivery == SEPTEMBER:
            tiltak |= IN_SEPTEMBER.get(nr, {})
        for aar, effect in zip(PLAN, tiltak["vedtatt"].split(), strict=True):
            current = aar == AAR
            rows.append(
                {
                    "Tiltaksnr": nr,
                    "Tiltak": tiltak["tittel"],
                    "År": aar,
                    "Tjenesteområde": tiltak["område"],
                    "Ansvar": tiltak["ansvar"],
                    "Funksjon": tiltak["funksjon"],
                    "Art": tiltak["art"],
                    "Vedtatt effekt": int(effect) * 1000,
                    "Realisert effekt": int(tiltak["realisert"]) * 1000 if current else "",
                    "Forventet effekt": int(tiltak["forventet"] if current else effect) * 1000,
                    "Eier": tiltak["eier"],
                    "Frist": ".".join(reversed(tiltak["frist"].split("-"))),
                    "Status": tiltak["status"],
                    "Kommentar": tiltak["kommentar"],
                }
            )
    return rows
