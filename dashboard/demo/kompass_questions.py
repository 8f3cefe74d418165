"""The 75 questions of the demo: written for it, one to four under each sub-criterion of version 3.1. They are not KS's own."""

from dashboard.demo.kompass_evaluations import V31
from dashboard.demo.tables import Row, table

# Where some of a sub-criterion's questions have a maximum, the others share what is left.
_QUESTIONS = """
Nr|Spørsmål|Maks
1.1.1|Har kommunen en vedtatt strategi for hvordan den snakker med innbyggerne?
1.1.2|Er det bestemt hvordan lokaldemokratiet skal utvikles, og følges det opp?
1.2.1|Får innbyggerne vite om saker som angår dem, i tide og på flere måter?
1.3.1|Kan innbyggerne følge politiske møter og finne igjen saker og vedtak?
1.3.2|Blir innbyggerne hørt før viktige saker avgjøres?
1.3.3|Har unge, eldre og andre grupper en fast vei inn til politikken?
1.4.1|Forteller kommunen åpent hvilke resultater tjenestene oppnår?
1.5.1|Er sakene godt forberedt når de kommer til de folkevalgte?|12
1.5.2|Får de folkevalgte opplæring gjennom hele perioden?
1.5.3|Arbeider kommunen aktivt med etikk og mot korrupsjon?
2.1.1|Viser samfunnsdelen retning, og preger den økonomiplan og budsjett?
2.2.1|Arbeider kommunen samlet mot utenforskap?
2.2.2|Brukes folkehelseoversikten når tiltak velges?
2.2.3|Har barn og unge gode og trygge steder å møtes?|6
2.3.1|Har klima- og miljøplanen mål som kan måles?
2.3.2|Tas det klimahensyn i innkjøp, bygg og transport?
2.3.3|Følges utslipp og ressursbruk opp hvert år?
2.4.1|Samarbeider kommunen planmessig med frivillige og kulturliv?
2.4.2|Er kommunen en god medspiller for næringslivet?
3.1.1|Har kommunen en beskrevet måte å styre på, som lederne kjenner?
3.2.1|Setter kommunestyret mål som er få, tydelige og mulige å måle?|13
3.2.2|Henger mål, budsjett og tiltak sammen?
3.2.3|Følges vedtak opp, og får kommunestyret vite hvordan det går?
3.2.4|Blir målene gjennomgått og endret når de bør det?
3.3.1|Får ledere og folkevalgte rapporter som viser både økonomi og resultater?
3.3.2|Blir avvik forklart og fulgt opp?
3.3.3|Har kommunen internkontroll som bygger på risiko?
3.4.1|Er roller og fullmakter klare mellom politikk og administrasjon?
3.4.2|Har politikk og administrasjon faste møteplasser for å snakke om samspillet?
4.1.1|Har kommunen en strategi for å få mer ut av pengene?
4.1.2|Kjenner enhetene strategien, og arbeider de etter den?
4.2.1|Brukes framskrivinger av folketall og behov når tjenester planlegges?
4.2.2|Er bygg, anlegg og vedlikehold planlagt for mange år?
4.3.1|Sammenligner kommunen kostnad og kvalitet med andre hvert år?
4.3.2|Fører sammenligningene til endringer?
4.4.1|Prioriteres digitale prosjekter samlet, med plan for gevinstene?
4.4.2|Blir gevinstene hentet ut og fortalt om?
4.5.1|Samarbeider kommunen med andre kommuner der det lønner seg?
4.5.2|Samarbeider enhetene på tvers for å bruke folk og utstyr bedre?
5.1.1|Er det bestemt hva innbyggerne skal kunne vente av service?
5.1.2|Følges det opp at servicen er slik det er bestemt?
5.2.1|Har medarbeiderne opplæring i service og møte med brukerne?
5.3.1|Er det lett å komme i kontakt med kommunen og få svar?
5.3.2|Kan alle bruke nettsider, skjemaer og lokaler?
5.4.1|Er tjenestene beskrevet slik at brukeren vet hva hun får?
5.4.2|Er beskrivelsene kjent, og stemmer de med det som gis?
5.5.1|Kan brukerne være med på å forme tjenesten de får?
5.5.2|Brukes undersøkelser, råd og klager til å gjøre tjenestene bedre?
6.1.1|Har kommunen en strategi for kvalitet som gjelder alle tjenester?
6.1.2|Er det sagt hva god kvalitet er, og kan det måles?
6.2.1|Har noen sentralt ansvar for å samordne kvalitetsarbeidet?
6.2.2|Går ledelsen gjennom kvaliteten i tjenestene etter en fast plan?
6.3.1|Arbeider enhetene jevnlig med å forbedre måten de arbeider på?|12
6.3.2|Brukes avvik og klager til å lære?
6.3.3|Prøves nye løsninger ut, og spres de som virker?
6.4.1|Lærer enhetene av hverandre i faste nettverk?
6.4.2|Lærer kommunen av andre kommuner og fagmiljøer?
7.1.1|Har kommunen en arbeidsgiverstrategi som følges opp?
7.2.1|Vet kommunen hvilken kompetanse den trenger om noen år?|10
7.2.2|Har hver enhet en plan for å skaffe kompetansen, og følges den?
7.2.3|Klarer kommunen å få folk til å søke, begynne og bli?
7.2.4|Arbeides det for heltid og god bruk av kompetansen?
7.3.1|Forebygges og følges sykefravær opp etter en fast plan?
7.3.2|Brukes medarbeiderundersøkelser til å gjøre arbeidsmiljøet bedre?
7.4.1|Har arbeidet for likeverd og mangfold mål og tiltak?
7.4.2|Speiler de ansatte mangfoldet i befolkningen?
8.1.1|Er det bestemt hva god ledelse og godt medarbeiderskap er?
8.1.2|Er det kjent og brukt i hele kommunen?
8.2.1|Har alle ledere en lederavtale med mål og oppfølging?
8.2.2|Har lederne tid, støtte og et lederspenn de kan klare?
8.2.3|Har lederne klare fullmakter for økonomi, folk og fag?
8.3.1|Når intern informasjon fram til alle ansatte?
8.3.2|Får lederne tall og varsler de trenger for å styre?
8.4.1|Har kommunen et fast program for å utvikle ledere?
8.4.2|Har alle ansatte utviklingssamtale og mulighet til å påvirke?
"""


def question_rows() -> list[Row]:
    """One row per question, in the yardstick's order."""
    return [row | {"Versjon": V31} for row in table(_QUESTIONS)]
