"""What Fjordvik's projects are to give, and what they have given; often the cost is borne by others than those who gain."""

from dashboard.demo.tables import Row, table

_GAINS = """
Ledd|År|Slag gevinst|Gevinst|Måleenhet|Planlagt|Realisert|Gevinst hos|Kostnad hos|Kostnad|Kommentar
US-1.2|2026|tid|Mindre dobbeltarbeid i prosjektene|timer|600|420|IU|IU|120000|
US-1.3|2025|tid|Færre henvendelser på telefon|timer|900|750|HO|IU|380000|
US-1.3|2026|tid|Færre henvendelser på telefon|timer|1800|1350|HO|IU|290000|Skjemaene for tildeling kom i august.
US-1.3|2026|kvalitet|Dager fra søknad til svar|dager|8|6|HO|IU||
US-1.4|2026|kr|Færre nattbesøk med bil|kr|900000|610000|HO|IU|540000|Sone Nord er forsinket.
US-1.4|2027|kr|Færre nattbesøk med bil|kr|1400000||HO|IU|380000|
US-1.5|2026|kr|Oppsagte lisenser|kr|200000|150000|IU|IU|0|
US-1.6|2025|tid|Faktura uten manuell føring|timer|1200|1300|ØV|IU|260000|
US-1.6|2026|tid|Faktura uten manuell føring|timer|1500|1420|ØV|IU|90000|
US-1.7|2026|kvalitet|Ledere som bruker styringstallene hver måned|antall|40|33|OO|ØV|150000|
US-1.9|2026|kvalitet|Hendelser som gir driftsstans|antall|4|3|HO|IU|310000|
US-2.2|2026|kvalitet|Avvik lukket innen frist|%|15|11|HO|ØV|180000|
US-2.6|2026|tid|Færre dobbeltføringer ved utskriving|timer|800|240|HO|HO|60000|
US-3.3|2026|kr|Lavere sykefravær i enheter med nye ledere|kr|700000|310000|HO|ØV|420000|Gjelder fem enheter.
US-3.8|2027|kr|Mindre innleie|kr|1200000||HO|OO|250000|Ikke startet.
HD-06|2026|kr|Færre timer praktisk bistand|kr|250000|140000|HO|HO|180000|
HD-07|2026|tid|Nattbesøk som erstattes av tilsyn|timer|5200|3100|HO|IU|640000|
HD-11|2026|tid|Én saksgang i stedet for tre|timer|1100|500|NAV|HO|90000|
HD-12|2026|tid|Færre telefoner til legekontoret|timer|1400|980|HO|IU|220000|
HD-14|2026|kr|Mindre innleie av fagarbeidere|kr|800000|350000|HO|ØV|460000|
OM-1.3|2026|kr|Lavere strøm og renhold|kr|1500000|1130000|OO|TTE|300000|Strømforbruket er ikke gått ned som ventet.
OM-1.4|2026|kr|Lisenser og trykk|kr|540000|435000|ØV|IU|40000|
"""


def gain_rows() -> list[Row]:
    """One row per link, year and gain, with the columns of the file."""
    return table(_GAINS)
