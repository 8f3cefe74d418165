"""Hjelp: how the month is done, and what the numbers mean."""

import pandas as pd
import streamlit as st

from dashboard import access, settings, text
from dashboard.datasets import DATASETS, Dataset
from dashboard.intake.finding import Severity
from dashboard.ui.page import open_page
from dashboard.ui.table import TableColumn, show_markup

open_page("Hjelp", access.require_see_help, "For økonomileder og kommunedirektørens ledergruppe")
chosen = settings.get()

maaneden, moetet, funnene, tallene, filene, historikken, egne_tall = st.tabs(
    [
        "Måneden steg for steg",
        "Møtet",
        "Hva funnene betyr",
        "Hva tallene betyr",
        "Filene",
        "Tilbake i tid",
        "Egne tall",
    ]
)

with maaneden:
    st.markdown(
        f"""
1. **Hent ut månedens filer** fra økonomi-, lønns- og saksbehandlingssystemet. CSV, Excel (XLSX), Parquet,
   KOSTRA-filuttrekk (0A) og JSON-stat fra SSB kan brukes som de er. En fil kan være inntil {chosen.fil_mb} MB.
2. **Slipp filen på siden Opplasting.** Programmet kjenner igjen tegnsett, skilletegn, desimaltegn og overskrifter,
   og foreslår hvilket datasett filen hører til. Kjenner det ikke igjen kolonnene, velger du dem selv én gang;
   valget huskes til neste måned.
3. **Les funnene.** Hvert funn sier hvilken rad og kolonne det gjelder, hva som er galt, og hva du kan gjøre.
4. **Se på forhåndsvisningen:** antall rader, summer, og forskjellen fra det som står der fra før.
5. **Godkjenn.** Først da lagres tallene, alle på én gang. En ny fil for en måned erstatter den gamle for samme måned.
6. **Se resultatet** på Oversikt og Styringsdialog drift. Perioden og valgene ligger i adressen, så en lenke du
   sender til andre på samme maskin, åpner det samme bildet.

Last gjerne opp **organisasjon** først: den forteller hvilken enhet og hvilket tjenesteområde et ansvar hører til.
Deretter **budsjett**, så **regnskap**. Resten kan komme i den rekkefølgen som passer.
"""
    )

with moetet:
    st.markdown(
        """
1. **Kall inn** på siden Møter: dato, periode, deltakere som roller og saker. Møtet *låses* til tallene slik de er da.
   Kommer det nye tall, sier møtet fra, viser forskjellen og kan låses på nytt.
2. **Enhetene forklarer** på siden Forklaringer: årsak, hva som er gjort, og egen prognose. Siden viser hvem som har svart,
   og svaret står ved siden av tallet det forklarer. Skriv aldri om enkeltpersoner.
3. **Åpne møtet** og velg **Vis på storskjerm**. Ett spørsmål om gangen: det som er endret siden sist, hver enhet over grensen,
   hvor året ender, tiltak, vedtak, sykefravær. Bla med piltastene eller knappene; Esc går tilbake til møtet.
4. **Skriv beslutninger og oppgaver** der tallet står. En oppgave må ha en ansvarlig rolle og en frist. Alle kan skrive samtidig.
5. **Avslutt møtet.** Referatet blir da stående som det er. Det neste møtet åpner med oppgavene som ikke er gjort.
6. **Last ned** referat og månedsrapport på møtet, eller på siden Rapporter: Word til å arbeide videre i, PDF til arkivet.
   Nederst på hver side står versjonen og et fingeravtrykk av tallene. Samme tall gir alltid samme fil.

**Motsigelser** er steder der én del av tallene sier noe annet enn en annen: et tiltak er meldt gjennomført, men synes ikke i
regnskapet; en leder melder et år på budsjett, men avviket sier noe annet; en inntekt som kommer hvert år, er ikke ført.
De er spørsmål til møtet, ikke svar.
"""
    )

with funnene:
    st.markdown(
        f"""
Alle kontroller kjøres på hver fil, så du ser alt på én gang. Funn som ikke stopper filen, følger med i forhåndsvisningen,
og det er du som avgjør om de er greie.

- **{Severity.FATAL.heading}** stopper filen: den kan ikke åpnes, er kuttet av, eller inneholder personopplysninger.
- **{Severity.ERROR.heading}** stopper filen: et beløp er ikke et tall, eller noe påkrevd mangler.
  Rett filen og last den opp på nytt. Ingenting er lagret.
- **{Severity.WARNING.heading}** stopper ikke: en kode er ukjent, eller en rad står to ganger. Se etter, og avgjør om det stemmer.
- **{Severity.INFO.heading}** er det programmet har forstått på egen hånd, for eksempel hvilket desimaltegn filen bruker.

Sykefraværsfiler skal bare inneholde summer per enhet og måned. En fil med navn, fødselsnummer eller enkeltdager avvises,
og ingenting av den blir liggende.
"""
    )

with tallene:
    st.markdown(
        f"""
**Avvik er budsjett minus regnskap.** Pluss er *mindreforbruk* (brukt mindre enn budsjettert), minus er *merforbruk*.
Ordet står alltid ved siden av tallet. Utgifter lagres som positive beløp og inntekter som negative, uansett hvordan filen
skriver dem.

**Hittil i år** er januar til og med måneden du har valgt, mot det periodiserte budsjettet for de samme månedene.
Er budsjettet ikke periodisert, regnes en tolvdel per måned. Periode 13 er årsavslutningen og holdes utenfor desember.

**Muntlig gjennomgang:** et avvik løftes fram når det er større enn både {text.kroner(chosen.avvik_kr)} og
{text.percent(chosen.avvik_prosent)} av budsjettet hittil. Grensene settes av kommunen.

**Prognosen** er anslaget for hele året, regnet på fire måter: det som er igjen av budsjettet, takten hittil, sesongen de siste
årene og ledernes egne anslag. Under «Prognose» står de ved siden av hverandre, med hvor godt hver av dem har truffet i
tidligere år. Tiltak legges aldri på toppen: effekten ligger alt i budsjettet og regnskapet.

**Hva må til** er det som kan brukes per måned resten av året for å lande på budsjettet, mot de tre siste månedene og mot de
samme månedene i fjor.

**Sykefraværsprosent** er sykefraværsdagsverk delt på avtalte dagsverk. Rullerende tolv måneder legger sammen teller og nevner
for tolv måneder; prosenter legges aldri sammen. Enheter med færre enn {chosen.ansatte_minst} ansatte vises ikke for seg,
og heller ikke slik at tallet kan regnes ut av de andre.

**Et signal i sykefraværet** er en måned utenfor grensene i kontrolldiagrammet, eller et mønster som sjelden oppstår av seg
selv: sju måneder på samme side, sju stigende eller fallende, to av tre nær grensen. Tallene er korrigert for årstid.
Et signal betyr «spør hvorfor», ikke at noen har gjort noe galt.

**Forsinket vedtak:** fristen er passert, og vedtaket er verken utført eller utgått. Det regnes ut av fristen, ikke av status.
"""
    )


def describe(dataset: Dataset) -> None:
    """The contract as it stands in the program: what the file must hold, and the names a column may have."""
    columns = pd.DataFrame(
        {
            "navn": [
                column.title + (f" ({column.unit})" if column.unit else "") for column in dataset.columns
            ],
            "paakrevd": ["ja" if column.required else "" for column in dataset.columns],
            "verdier": [", ".join(value for value in column.values if value) for column in dataset.columns],
            "aliaser": [", ".join((column.name, *column.aliases)) for column in dataset.columns],
        }
    )
    titles = [
        TableColumn("navn", "Kolonne"),
        TableColumn("paakrevd", "Påkrevd"),
        TableColumn("verdier", "Lovlige verdier"),
        TableColumn("aliaser", "Overskrifter som kjennes igjen"),
    ]
    replaced = ", ".join(dataset.column(name).title.lower() for name in dataset.replaces)
    st.markdown(
        f"**Innhold:** {dataset.grain}. **En ny fil erstatter** {f'rader med samme {replaced}' if replaced else 'hele datasettet'}."
    )
    show_markup(columns, titles, title=f"Kolonner i {dataset.title.lower()}")


with filene:
    st.markdown(
        "Dette er filene programmet tar imot. Rekkefølgen på kolonnene er likegyldig, og kolonner utover disse gjør ingen skade."
    )
    for dataset in (each for each in DATASETS.values() if each.uploaded):
        with st.expander(dataset.title):
            describe(dataset)

with historikken:
    st.markdown(
        """
Hver godkjente fil blir en **versjon** med nummer, tidspunkt, navn og melding. Ingen versjon overskrives.

- **Se tallene slik de var:** velg versjonen i historikken på Opplasting, eller skriv `?versjon=` og nummeret i adressen.
  Siden sier tydelig at du ser en eldre versjon, og **Vis nyeste tall** tar deg tilbake.
- **Angre:** gjenopprett en tidligere versjon fra historikken. Da blir den gamle tilstanden en *ny* versjon,
  og det som sto der i mellomtiden, kan fortsatt hentes fram.
- **Nedlastede tabeller** har versjonsnummeret øverst, så et tall i et referat kan spores tilbake.
"""
    )

with egne_tall:
    st.markdown(
        """
Uten innstillinger viser programmet en fiktiv kommune. Slik går du over til egne tall:

1. Stopp programmet.
2. Sett `DASHBOARD_KOMMUNE` til kommunens navn, for eksempel `DASHBOARD_KOMMUNE="Storvik kommune"`.
3. Sett `DASHBOARD_DATA` til en ny, tom mappe med sikkerhetskopi. Da blandes ikke demotallene med egne.
4. Start programmet igjen. Det er tomt, og **Opplasting** er stedet å begynne.

De samme innstillingene kan stå i filen `dashboard.toml` i programmets mappe, med små bokstaver og uten `DASHBOARD_`:
`kommune = "Storvik kommune"`. Der settes også grensene for avvik og hvor langt regnskapet er lukket.
"""
    )
    rows = pd.DataFrame(
        [
            ("DASHBOARD_KOMMUNE", "Kommunens navn", chosen.kommune or "ikke satt (demokommune)"),
            ("DASHBOARD_AVVIK_KR", "Muntlig gjennomgang over (kr)", text.number(chosen.avvik_kr)),
            ("DASHBOARD_AVVIK_PROSENT", "… og over (%)", text.number(chosen.avvik_prosent, 1)),
            ("DASHBOARD_LUKKET_TIL", "Regnskapet er lukket til og med", chosen.lukket_til or "ikke satt"),
            (
                "DASHBOARD_ANSATTE_MINST",
                "Sykefravær vises fra antall ansatte",
                text.number(chosen.ansatte_minst),
            ),
            ("DASHBOARD_FIL_MB", "Største fil (MB)", text.number(chosen.fil_mb)),
        ],
        columns=["navn", "betyr", "verdi"],
    )
    columns = [
        TableColumn("navn", "Innstilling"),
        TableColumn("betyr", "Betydning"),
        TableColumn("verdi", "Gjelder nå"),
    ]
    show_markup(rows, columns, title="Innstillinger")
