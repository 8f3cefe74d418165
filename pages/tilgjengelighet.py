"""Tilgjengelighet: the accessibility statement. Krav: forskrift om universell utforming av IKT-løsninger (WCAG 2.1 A og AA).

Whom to complain to, and that the official form is uustatus.no: uutilsynet.no, «Om tilgjengelegheitserklæring».
"""

from datetime import date

import streamlit as st

from dashboard import access, settings, text
from dashboard.ui import bokmaal, markdown
from dashboard.ui.page import open_page

ERKLAERT = date(2026, 11, 22)  # new each time the page is gone through

open_page("Tilgjengelighet", access.require_see_statement, "Tilgjengelighetserklæring for styringsdialogen")
chosen = settings.get()
kommune = markdown.escaped(chosen.kommune_navn)
kontakt = markdown.escaped(getattr(chosen, "kontakt", None) or "kommunens servicetorg")
remains = "".join(f"\n- **Engelsk:** {place}." for place in bokmaal.REMAINS.values())

st.header("Status")
st.markdown(
    f"""
Alle skal kunne bruke styringsdialogen i {kommune}. Kravene står i forskrift om universell utforming av IKT-løsninger:
WCAG 2.1 på nivå A og AA. Løsningen er delvis i samsvar med kravene: det som ikke er godt nok, og det som ikke er prøvd,
står under. Erklæringen er fra {text.day(ERKLAERT)}.
"""
)

st.header("Dette er prøvd")
st.markdown(
    """
- **Regler som en maskin kan sjekke:** axe-core i nettleseren Chromium, på hver side og for hver rolle, og på det som er publisert.
- **Tastatur:** hver side er gått gjennom med Tab til siste lenke, og det synes hele veien hvor man er. Møtet på storskjerm
  styres med piltaster og Escape.
- **Liten skjerm og forstørrelse:** 320 piksler bredde og 200 % forstørrelse, uten at siden må rulles sidelengs.
  Brede tabeller rulles i sin egen ramme, også med tastatur.
- **Språk:** sidene er merket som bokmål, og ordene i knapper, lister og kalendere er gjort om til bokmål.
- **Farger:** avvik står alltid med fortegn og ord, aldri bare med farge.
"""
)

st.header("Dette er ikke godt nok")
st.markdown(
    f"""
- **Diagrammer er tegninger.** Skjermleseren leser beskrivelsen av diagrammet, ikke hvert punkt. Beskrivelsen står også under
  diagrammet, og tallene står i en tabell på samme side.
- **Feltet der filer slippes** på Opplasting, er merket slik at skjermlesere kan lese det ulikt. Knappen i feltet virker med tastatur.
- **Rapporter i Word** er ikke prøvd med skjermleser. PDF-filene følger PDF/UA.
- **Bare tastatur:** å komme til alt er prøvd; å gjøre hele månedens arbeid uten mus er det ikke.
- **Ikke prøvd av brukere:** ingen som bruker skjermleser, talestyring eller bryter til daglig, har prøvd løsningen ennå.{remains}
- **Nettleserens egne vinduer**, som utskrift og valg av fil, og innloggingssiden følger språket de selv er satt til.
- **Løsningen trenger JavaScript.** Det som er publisert for alle, kan leses uten.
"""
)

st.header("Meld fra")
st.markdown(
    f"""
Møter du en hindring, eller trenger du innholdet på en annen måte? Kontakt {kontakt}. Si hvilken side det gjelder, og hva du
prøvde å gjøre. Du skal få svar så snart som mulig.
"""
)

st.header("Klage")
st.markdown(
    """
Får du ikke svar, eller er du uenig i det, kan du klage til [Diskrimineringsnemnda](https://www.diskrimineringsnemnda.no).
Uutilsynet fører tilsyn med at kravene følges, og forteller om dem og om klage på
[uutilsynet.no](https://www.uutilsynet.no). Kommunens offisielle erklæring ligger på [uustatus.no](https://uustatus.no).
"""
)
