"""Where the evidence for Kommunekompasset is found: each of the product's own traces, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Kilde:
    """Where a piece of evidence is found. `telt`: what is counted, for whoever checks the figure. `side`, `del_`: where it is seen.
    `skrevet`: read where the newest of what people have written is. `valg`: the query's own parameters. `andel_av`: the two of the
    query's figures that it is graded by, the first as a share of the second, where that is not 0."""

    id: str
    tittel: str
    spoerring: str
    telt: str
    side: str
    del_: str = ""
    skrevet: bool = False
    valg: Mapping[str, Any] = field(default_factory=dict)
    andel_av: tuple[str, str] = ("teller", "nevner")


KILDER = (
    Kilde(
        "vedtak_i_tide", "Vedtak fulgt opp innen fristen", "bevis/vedtak_i_tide",
        "Vedtak der fristen er ute: utført, eller avgjort at utgår, senest på fristen. Saker unntatt offentlighet er ikke med.",
        "drift", "vedtak",
    ),
    Kilde(
        "vedtak_med_status", "Vedtak under oppfølging", "bevis/vedtak_med_status",
        "Vedtak som er gjort i perioden: har status, og de åpne har ansvarlig og frist. Saker unntatt offentlighet er ikke med.",
        "drift", "vedtak",
    ),
    Kilde(
        "publiseringer", "Publiserte måneder", "bevis/publiseringer",
        "Måneder med regnskap, og hvor mange av dem som står publisert.", "sammendrag", skrevet=True,
    ),
    Kilde(
        "rettelser", "Rettelser med begrunnelse", "bevis/rettelser",
        "Publiserte utgaver som er rettet eller trukket tilbake, og hvor mange som sier hvorfor.", "sammendrag", skrevet=True,
    ),
    Kilde(
        "spoersmaal_besvart", "Spørsmål fra folkevalgte", "bevis/spoersmaal_besvart",
        "Spørsmål fra folkevalgte om det som er publisert, og hvor mange som er besvart.", "sammendrag", skrevet=True,
    ),
    Kilde(
        "moeter_med_referat", "Dialogmøter med referat", "bevis/moeter_med_referat",
        "Styringsdialogmøter som skulle vært holdt, og hvor mange som er avsluttet med låst referat.", "moeter", skrevet=True,
    ),
    Kilde(
        "oppgaver_i_tide", "Oppgaver fra møtene", "bevis/oppgaver_i_tide",
        "Oppgaver fra dialogmøtene der fristen er ute: utført senest på fristen. De som utgår, er ikke med.",
        "moeter", skrevet=True,
    ),
    Kilde(
        "avvik_forklart", "Avvik som er forklart", "bevis/avvik_forklart",
        "Enheter med avvik hittil i år over grensen for muntlig gjennomgang, måned for måned fra den første forklaringen, og hvor"
        " mange som har forklart avviket. Enheter som bare har en forverret prognose, er ikke med.",
        "forklaringer", skrevet=True,
    ),
    Kilde(
        "kostra_lest", "KOSTRA-tall ved siden av andres", "bevis/kostra_lest",
        "Nøkkeltall der kommunen har egne tall, og hvor mange andre som har tall i det nyeste året.", "kostra",
    ),
    Kilde(
        "kostra_i_moeter", "KOSTRA i dialogmøtene", "bevis/kostra_i_moeter",
        "Beslutninger og oppgaver som er skrevet ved en sammenligning på siden Sammenligning.", "kostra", skrevet=True,
    ),
    Kilde(
        "kostra_i_maal", "Mål som måles med KOSTRA", "bevis/kostra_i_maal",
        "Målte indikatorer i målstrukturen som har KOSTRA som kilde.", "strategi", "omraadet",
    ),
    Kilde(
        "lederavtaler_holdt", "Ledersamtaler holdt", "bevis/lederavtaler_holdt",
        "Ledersamtaler der fristen er ute, og hvor mange som er holdt. Bare at de er holdt, aldri hva som ble sagt.",
        "lederavtaler",
    ),
    Kilde(
        "kontroller_utfoert", "Internkontroller utført", "bevis/kontroller_utfoert",
        "Planlagte og utførte internkontroller, slik kvalitetssystemet teller dem.", "utvikling", "internkontroll",
    ),
    Kilde(
        "internavvik_lukket", "Avvik meldt og lukket i kvalitetssystemet", "bevis/internavvik_lukket",
        "Meldte og lukkede avvik i de samme månedene. Det som er lukket, kan være meldt før, så andelen kan bli over 100 %.", "utvikling", "internkontroll",
    ),
    Kilde(
        "risikoanalyser", "Risikoanalyser", "bevis/risikoanalyser",
        "Risikoanalyser, slik kvalitetssystemet teller dem.", "utvikling", "internkontroll",
    ),
    *(
        Kilde(
            f"undersoekelse_{slag}", tittel, "bevis/undersoekelser",
            f"{tittel} i perioden, med antall svar og antall spurte i alt. Svar fra små grupper vises ikke.",
            "utvikling", "undersoekelser", valg={"slag": slag},
        )
        for slag, tittel in (
            ("innbygger", "Innbyggerundersøkelser"),
            ("bruker", "Brukerundersøkelser"),
            ("medarbeider", "Medarbeiderundersøkelser"),
            ("kompetanse", "Kompetansekartlegginger"),
        )
    ),
    Kilde(
        "gevinster", "Gevinster som er tatt ut", "bevis/gevinster",
        "Planlagte gevinster til og med i år, og hva som er meldt tatt ut. Andelen er kroner av planlagte kroner, og antall gevinster"
        " der ingen er i kroner.",
        "strategi", "gevinst", andel_av=("realisert_kr", "planlagt_kr"),
    ),
    Kilde(
        "oppdrag_meldt", "Status for oppdragene", "bevis/oppdrag_meldt",
        "Oppdrag i oppdragsbrevene, og hvor mange som fikk status i det siste kvartalet noen har meldt for.",
        "oppdragsbrev", "meldinger",
    ),
    *(
        Kilde(
            f"oppgaver_{planslag}", tittel, "bevis/oppgaver_i_planen",
            "Oppgaver i planen, og hvor mange som er utført. De som utgår, er ikke med.", "utvikling", del_,
            valg={"planslag": planslag},
        )
        for planslag, tittel, del_ in (
            ("utviklingsstrategi", "Oppgaver i utviklingsstrategien", "portefoelje"),
            ("arbeidsgiverstrategi", "Tiltak i arbeidsgiverstrategien", "arbeidsgiver"),
            ("kompetanseplan", "Tiltak i kompetanseplanen", "kompetanse"),
            ("omstilling", "Tiltak i omstillingsprosjektet", "omstilling"),
        )
    ),
    Kilde(
        "indikatorer_maalt", "Indikatorer som er målt", "bevis/indikatorer_maalt",
        "Indikatorer med målverdi i alle planene, og hvor mange som er målt i perioden.", "strategi", "omraadet",
        valg={"planslag": None},
    ),
    Kilde(
        "indikatorer_samfunnsdel", "Samfunnsdelens indikatorer", "bevis/indikatorer_maalt",
        "Indikatorer med målverdi i samfunnsdelen, og hvor mange som er målt i perioden.", "strategi", "omraadet",
        valg={"planslag": "samfunnsdel"},
    ),
    Kilde(
        "fn_maal", "Mål knyttet til FNs bærekraftsmål", "bevis/fn_maal",
        "Fokusområder, mål og delmål i samfunnsdelen, og hvor mange som tjener et av FNs bærekraftsmål, selv eller gjennom det de"
        " står under.",
        "strategi", "omraadet",
    ),
    Kilde(
        "sykefravaer_fulgt", "Sykefraværet fulgt måned for måned", "bevis/sykefravaer_fulgt",
        "Måneder med sykefraværstall, og sykefraværet for hele kommunen de siste tolv månedene.", "drift", "sykefravaer",
    ),
    Kilde(
        "tiltak_fulgt", "Budsjettiltak med status og effekt", "bevis/tiltak_fulgt",
        "Årets budsjettiltak, og hvor mange som har både status og meldt effekt (oppnådd eller ventet). De som utgår, er ikke med.",
        "drift", "tiltak",
    ),
    Kilde(
        "prognoser_meldt", "Ledernes prognoser", "bevis/prognoser_meldt",
        "Årsprognoser som ledere har meldt for enheten sin.", "drift", "okonomi",
    ),
    Kilde(
        "prognoser_proevd", "Prognoser holdt mot fasit", "drift/prognosetreff",
        "Prognosen slik den ville vært i forrige måned tidligere år, holdt mot hvordan året endte. I svaret: de radene for kommune med"
        " metode sesong som ikke er reserve. Bommen er snittet av feil_prosent uten fortegn.",
        "drift", "okonomi",
    ),
    Kilde(
        "modenhet_vurdert", "Digital modenhet vurdert", "bevis/modenhet_vurdert",
        "Tjenesteområder, og hvor mange som har vurdert sin digitale modenhet.", "utvikling", "modenhet",
    ),
)  # fmt: skip
