"""Hjelp: how the month is done, and what the numbers mean."""

import streamlit as st

from dashboard import access, settings, text
from dashboard.agenda import hjelp
from dashboard.intake.finding import Severity
from dashboard.ui import html, markdown
from dashboard.ui.page import open_page

open_page("Hjelp", access.require_see_help, "For økonomileder, ledergruppe og enhetsledere")
chosen = settings.get()

maaneden, moetet, strategien, publisering, rollene, funnene, tallene, filene, historikken, egne_tall = (
    st.tabs(
        [
            "Måneden steg for steg",
            "Møtet",
            "Strategien",
            "Publisering",
            "Roller og innlogging",
            "Hva funnene betyr",
            "Hva tallene betyr",
            "Filene",
            "Tilbake i tid",
            "Egne tall",
        ]
    )
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
   Endrer filen tall som er publisert, ser du hvilke linjer det gjelder, og må skrive hvorfor.
6. **Se resultatet** på Oversikt og Styringsdialog drift. Perioden og valgene ligger i adressen, så en lenke du
   sender, åpner den samme siden. Mottakeren ser det rollen gir adgang til.

**Import fra mappe:** filer som legges i en mappe, kan leses inn etter en plan, uten at noen slipper dem på siden. Filer med feil,
filer som kan være en annen kommunes, og filer som tar bort eller endrer mye av det som står, endrer tall som er publisert eller
noe som er ført i løsningen, blir ikke lest inn: de ligger i karantene, hver med en melding som sier hvorfor, og kan godkjennes
på siden Opplasting. En fil med opplysninger om enkeltpersoner blir liggende der den er lagt. Siden **Jobber** viser hvordan nattens jobber gikk.

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

with strategien:
    st.markdown(
        f"""
**Målstrukturen** er den røde tråden fra visjon til indikator: én rad per ledd, én fil per plan, med hvem som har hovedansvar (HA)
og delansvar (DA), frist, status og konto. Last den opp på Opplasting, eller skriv den under «Rediger» på siden Styringsdialog
strategisk. Last gjerne opp **lederroller** først, så løsningen kjenner dem som har ansvar.

- **Satsingsområdet** svarer på ett skjermbilde: hva gjøres, av hvem, med hvilke penger, og hvor langt er det kommet.
- **Status regnes oppover** etter en regel som står på siden. Det som er meldt, gjelder; nivåene over regnes av det som står under.
- **Penger** vises som budsjettet og regnskapet på kontoene som leddene peker på. En krone som flere peker på, telles én gang.
- **Brudd** viser det som skulle hengt sammen: et mål uten tiltak, et tiltak uten mål, eier, konto eller indikator, et vedtak uten
  eier, et satsingsområde uten penger.
- **Ansvar** viser hvem som ikke lykkes uten hverandre. **Kostnad og gevinst** viser hvem som betaler, og hvem som får gevinsten.

**Oppdragsbrevet:** hvert tjenesteområde melder status per kvartal. «Hvem har meldt» viser hvem som mangler. «Neste års brev» fører det
som ikke er ferdig, videre. Statusdelen av brevet kan lastes ned som Word og PDF.

**Virksomhetsutvikling** samler utviklingsstrategien med gevinster, arbeidsgiverstrategien, kompetanseplanen, omstillingsprosjekter med
statusrapport til partssammensatt utvalg, digital modenhet, internkontroll og undersøkelser. Svar fra færre enn {chosen.personer_minst}
vises aldri, og heller ikke slik at de kan regnes ut.

**Kommunekompasset** viser hvor kommunen sto ved evalueringene, hvor den er nå, og hva som løfter den. Last opp evalueringene, eller
skriv dem inn under «Registrer». Under «Egenvurdering» vurderes hvert spørsmål på hver dimensjon, med dokumentasjon. Bare det som er gjort
og dokumentert, gir poeng i anslaget. «Plan» viser de billigste poengene først, og «Bevisbok» samler det løsningen selv kan vise til.
Områder i ulike versjoner av Kommunekompasset sammenlignes aldri.

**Lederavtaler** viser *om* samtalene er holdt, og når, aldri hva som ble sagt. Last opp lederroller (rolle, tittel, ledernivå,
tjenesteområde, enhet, nærmeste leder) uten navn. Økonomileder og ledergruppe starter en runde med navn og frist. En enhetsleder ser
bare ledere som har nærmeste leder i en av de egne enhetene. Under «Påminnelse» står samtalene som mangler.

**Årshjulet** viser årets møter og frister, og hva som må være klart når. Datoer som lov og SSB fastsetter, er alltid med. Fristene
regnes bakover fra møtet og er løsningens forslag. «Passert» betyr at fristen er ute, ikke at arbeidet mangler. Nederst på siden står
adressen som Outlook kan abonnere på. Adressen er en nøkkel: gi den ikke videre.

**Det strategiske møtet** kalles inn, vises på storskjerm og avsluttes som driftsmøtet. Det er låst også til målstrukturen: det som
meldes mens møtet varer, vises når møtet låses på nytt.
"""
    )

with publisering:
    st.markdown(
        """
Folkevalgte ser bare det økonomilederen publiserer. Alt gjøres på siden Publisering, én periode om gangen.

1. **Frigi tekster** under «Hva ledelsen gjør». Forslagene kommer fra forklaringene og fra oppgavene i møtene. I forslaget er navn
   på enheter, og på dem som har skrevet, byttet ut. Andre navn blir ikke oppdaget: les hver tekst før du frigir den.
2. **Svar på spørsmål** fra folkevalgte under «Spørsmål og svar». Et svar publiseres ved tallet det gjelder.
   Spørsmål uten svar publiseres ikke.
3. **Se hvordan det blir** under «Publiser»: velg hvilken versjon av tallene som gjelder, skriv gjerne et forord, og les
   forhåndsvisningen. Den er nøyaktig det som blir offentlig.
4. **Publiser.** Sammendraget kan leses straks, som nettside og PDF, med tallene som CSV og Parquet. Navnet på den som publiserer,
   står i filen manifest.json, som alle som får lese sammendraget, kan åpne.

**En utgave endres aldri.** Er noe feil, kan du

- **rette:** publiser perioden på nytt og skriv hvorfor. Den nye utgaven sier at den er rettet, når, hvorfor og hvilke tall som er
  endret. Den gamle kan fortsatt leses på sin egen adresse.
- **trekke tilbake** under «Publisert»: utgaven kan ikke leses lenger, og adressen sier når og hvorfor. Grunnen kan leses av alle.
  Eldre utgaver kan leses på sine egne adresser til også de trekkes.

Under «Publisert» står alle utgaver, om filene er slik de ble publisert, og hvilke publiserte tall som er endret siden.

**Dette publiseres ikke:** tall for enheter, ansvar og arter, sykefravær for enkeltmåneder og årsaker til fravær, vedtak unntatt
offentlighet, forklaringer og kommentarer som ikke er frigitt. Sykefravær for få ansatte er skjult, også slik at det ikke kan
regnes ut av de andre tallene i utgaven.

**Vær varsom når sykefravær kommer sent.** Er det bare en liten enhet som har fått nye tall, kan forskjellen mellom to utgaver, eller
mellom to måneder, si noe om den enheten. Programmet skjuler ikke slike forskjeller. Se på «Hva rettelsen endrer» før du publiserer.
"""
    )

with rollene:
    st.markdown(
        f"""
**Innlogging:** du bruker den vanlige kontoen din i kommunen. Rollen din følger med kontoen, og står øverst på hver side.
Har du ingen rolle, ser du ingenting: be {markdown.escaped(chosen.kontakt or "økonomilederen")} om tilgang. En ny rolle gjelder fra
du logger inn på nytt.

**Innloggingen varer en stund,** ofte en time. Så må du logge inn på nytt, også om siden står åpen. Lagre det du skriver, før du går
fra det: tekst som ikke er lagret, blir borte.

**Logg ut** under rollen din øverst på siden.
"""
    )
    html.write(hjelp.rollene())
    st.markdown(
        """
**«Vis som»** under rollen øverst på siden viser økonomilederen løsningen slik en annen rolle ser den. Det du skriver imens, står
fortsatt i ditt navn.

**Det som spores,** er hvem som har lastet opp, gjenopprettet, publisert, trukket tilbake og skrevet, hvem som har logget inn og ut,
hvem som er blitt avvist, og hvem som har lastet ned hva. Økonomilederen ser det på siden Sporing. Det slettes ikke.

**Uten innlogging** kan løsningen bare brukes på maskinen den kjører på, og den som bruker den, er økonomileder.
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

**SSBs kontroller** kjøres også på et KOSTRA-filuttrekk (0A). Det SSB ville avvist, står som advarsel: filen kan lagres her, men må
rettes før den leveres. På siden SSB-kontroller kjøres de på regnskapet slik det står, hver måned, og der ligger 0A-filen for et kvartal
eller år.

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

**Nøkkeltallene på siden Sammenligning** er SSBs KOSTRA-tall, slik de er publisert; ingen av dem er lagt sammen eller delt på nytt.
Kostnad står alltid ved siden av dekning og kvalitet. Farge og ord sier *lavt* eller *høyt* sammenlignet med andre; bare tall der det
er avgjort hvilken vei som er ønskelig, sier også det. Ureviderte tall kommer 15. mars, reviderte 15. juni: siden sier hvilke det er.

**Teoretisk mulighetsrom** er (egne utgifter per innbygger − den andres × eget behov / den andres behov) × innbyggere. Pluss betyr at
kommunen bruker mer enn den andre ville gjort med samme behov. Det er et regnestykke, ikke et mål for innsparing.

**Innbyggere på siden Demografi** er folketallet 1. januar. Framskrivingen er hovedalternativet fra SSB; spennet går fra det laveste til
det høyeste alternativet. Forsørgerbyrde er innbyggere 0–19 år og 65 år og over per 100 i alderen 20–64 år.

**Endret utgiftsbehov** er hvor mye mer eller mindre tjenestene trenger fordi befolkningen endrer seg, ifølge KS. Summene er regnet ut på
nytt, og siden sier hvor tabellen ikke stemmer med seg selv. Uten tabellen vises et eget anslag: netto utgift per innbygger i
aldersgruppen ganger endringen i antall. Behovet sier ikke hva tjenesten bør koste.

**Forsinket vedtak:** fristen er passert, og vedtaket er verken utført eller utgått. Det regnes ut av fristen, ikke av status.
"""
    )

with filene:
    st.markdown(
        "Dette er filene programmet tar imot. Rekkefølgen på kolonnene er likegyldig, og kolonner utover disse gjør ingen skade."
    )
    for fil in hjelp.filene():
        with st.expander(fil.tittel):
            st.markdown(fil.innhold)
            html.write(fil.kolonner)

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
4. Skal andre bruke løsningen, må innlogging settes opp. Den som drifter løsningen, finner oppskriften i README.
5. Start programmet igjen. Det er tomt, og **Opplasting** er stedet å begynne.

De samme innstillingene kan stå i filen `dashboard.toml` i programmets mappe, med små bokstaver og uten `DASHBOARD_`:
`kommune = "Storvik kommune"`. Der settes også grensene for avvik, hvor langt regnskapet er lukket, og hvem som har hvilken rolle.
"""
    )
    html.write(hjelp.innstillingene())
