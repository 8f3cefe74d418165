"""Streamlit's own English words in bokmål: the list, and the script that puts them on the page.

`{}` stands for what Streamlit fills in (a name, a number) and is kept. What the calendar and
its parts know in bokmål themselves is not here: bokmaal.js asks for it. tests/ui/test_bokmaal.py holds the list against the
Streamlit that is installed.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from babel.dates import get_month_names

from dashboard import text

_SCRIPT = Path(__file__).with_suffix(".js")

_FRAME = {
    "Skip to main content": "Hopp til innholdet",
    "App pages": "Sider",
    "Sidebar": "Sidemeny",
    "Expand sidebar": "Vis menyen",
    "Collapse sidebar": "Skjul menyen",
    "View {} more": "Vis {} til",
    "{} more": "{} til",
    "View less": "Vis færre",
    "Main menu": "Hovedmeny",
    "Navigate to home page": "Til forsiden",
    "Running...": "Arbeider …",
    "Stop": "Stopp",
    "Stopping...": "Stopper …",
    "Rerun": "Kjør på nytt",
    "Print": "Skriv ut",
    "About": "Om løsningen",
    "Notifications": "Varsler",
    "Close": "Lukk",
    "Cancel": "Avbryt",
    "Link to heading": "Lenke til overskriften",
    "(opens in new tab)": "(åpnes i ny fane)",
    "Scroll tabs left": "Rull fanene mot venstre",
    "Scroll tabs right": "Rull fanene mot høyre",
    "Shortcut {}": "Hurtigtast {}",
    "Copy to clipboard": "Kopier",
    "Copied": "Kopiert",
}

_COMES_BACK = "Siden kommer tilbake av seg selv. Blir den borte lenge, si fra til den som drifter løsningen."
_LINE = {
    "Connecting": "Kobler til",
    "Connecting to Streamlit server": "Kobler til programmet",
    "Unable to connect to Streamlit server": "Får ikke kontakt med programmet",
    "Error": "Feil",
    "Connection error": "Forbindelsen er brutt",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": _COMES_BACK,
    "streamlit run yourscript.py": "Vent litt.",  # not seen: web/omstart.js hides it
    "Streamlit server is not responding. Are you connected to the internet?": _COMES_BACK,
    "Connection timed out.": _COMES_BACK,
    "Connection failed with status {}.": f"{_COMES_BACK} (Feil {{}})",
    "Connection lost. Please wait for the app to reconnect, then try again.": (
        "Forbindelsen er brutt. Vent til den er tilbake, og prøv igjen."
    ),
    "Try again": "Prøv igjen",
    "Continue anyway": "Fortsett likevel",
    "Download failed": "Nedlastingen mislyktes",
    "Page not found": "Siden finnes ikke",
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "Adressen fører ikke til noen side. Du ser forsiden."
    ),
    "You have requested page /{}, but no corresponding file was found in the app's pages/ directory."
    " Running the app's main page.": "Adressen /{} fører ikke til noen side. Du ser forsiden.",
    "Network issue": "Siden ble ikke hentet helt",
    "Cannot load Streamlit frontend code. This can happen when you update Streamlit while a Streamlit app is running.": (
        "Det skjer når programmet er oppdatert mens siden sto åpen."
    ),
    "To fix this, simply reload this app by pressing": "Last siden på nytt med",
    ", or": " eller",
    # The browser's own words, in Chromium, Firefox and Safari, for a part of the page that it did not get.
    "TypeError": "Denne delen kan ikke vises",
    "Failed to fetch dynamically imported module: {}": "last siden på nytt. (Fikk ikke hentet {})",
    "error loading dynamically imported module: {}": "last siden på nytt. (Fikk ikke hentet {})",
    "Importing a module script failed.": "last siden på nytt.",
    "If the error persists, try force-clearing your browser's cache as described": (
        "Hjelper ikke det, tøm nettleserens mellomlager. Slik gjøres det (på engelsk):"
    ),
    "here": "veiledning",
}

_FIELDS = {
    "(required)": "(må fylles ut)",
    "Open": "Åpne listen",
    "Choose an option": "Velg",
    "Choose options": "Velg en eller flere",
    "Choose or add an option": "Velg eller skriv",
    "Choose or add options": "Velg eller skriv en eller flere",
    "No options to select.": "Ingenting å velge i.",
    "No results": "Ingen treff",
    "{} option available.": "{} valg.",
    "{} options available.": "{} valg.",
    "{}, selected": "{}, valgt",
    "Dismiss": "Lukk",
    "Select all": "Velg alle",
    "Select {} matches": "Velg {} treff",
    "Add: {}": "Legg til: {}",
    "Selected values": "Valgt",
    "Help for {}": "Hjelp til {}",
    "Clear all": "Fjern alle",
    "Clear value": "Tøm feltet",
    "Clear entry": "Tøm feltet",
    "Remove {}": "Fjern {}",
    "You can only select up to {} option. Remove an option first.": "Du kan velge høyst {}. Fjern et valg først.",
    "You can only select up to {} options. Remove an option first.": "Du kan velge høyst {}. Fjern et valg først.",
    "Show password": "Vis passordet",
    "Hide password": "Skjul passordet",
    "Invalid input.": "Verdien kan ikke brukes.",
    "Increment": "Øk",
    "Decrement": "Reduser",
    "Number is above the allowed range. Please enter a value less than or equal to {}.": (
        "Tallet er for høyt. Det kan være høyst {}."
    ),
    "Number is below the allowed range. Please enter a value greater than or equal to {}.": (
        "Tallet er for lavt. Det må være minst {}."
    ),
    "Number is outside the allowed range. Please enter a value between {} and {}.": (
        "Tallet må være mellom {} og {}."
    ),
    "Press Enter to apply": "Trykk Enter for å ta det i bruk",
    "Press Enter to submit form": "Trykk Enter for å sende inn",
    "Press {}+Enter to apply": "Trykk {}+Enter for å ta det i bruk",
    "Press {}+Enter to submit form": "Trykk {}+Enter for å sende inn",
    "Choose date": "Velg dato",
    "Choose date, {}": "Velg dato, {}",
    "Clear date": "Tøm datoen",
    "Next month": "Neste måned",
    "Previous month": "Forrige måned",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": (
        "Flytt mellom datoene med piltastene. Enter velger. Escape lukker."
    ),
    ": Date set outside allowed range. Please select a date on or before {}.": (
        ": Datoen er for sen. Den kan være senest {}."
    ),
    ": Date set outside allowed range. Please select a date on or after {}.": (
        ": Datoen er for tidlig. Den må være tidligst {}."
    ),
    ": Date set outside allowed range. Please select a date between {} and {}.": (
        ": Datoen må være mellom {} og {}."
    ),
}

_DATE_PARTS = {
    "day, {}": "dag, {}",
    "month, {}": "måned, {}",
    "year, {}": "år, {}",
    "yyyy": "åååå",
}
for _number, _month in get_month_names(
    "wide", locale="en"
).items():  # what a screen reader is told of a date field
    _DATE_PARTS[f"{{}} – {_month}"] = f"{{}} – {text.MONTHS[_number]}"
    _DATE_PARTS[f"Selected Date: {_month} {{}}, {{}}"] = f"Valgt dato: {{}}. {text.MONTHS[_number]} {{}}"

_FILES = {
    "Upload": "Velg filer",
    "Add files": "Legg til filer",
    "file upload": "Filopplasting",
    "Drag and drop a file here": "Slipp filen her",
    "Drag and drop files here": "Slipp filene her",
    "{}MB per file": "inntil {} MB per fil",
    "{}GB per file": "inntil {} GB per fil",
    "Cancel upload of {}": "Avbryt opplastingen av {}",
    "Click to retry upload": "Klikk for å prøve igjen",
    "Error:": "Feil:",
    "File must be {} or smaller.": "Filen kan være høyst {}.",
    "{} files are not allowed.": "Filer av typen {} kan ikke brukes.",
    "File size is too small.": "Filen er for liten.",
    "Only one file is allowed.": "Bare én fil kan velges.",
    "Unexpected error. Please try again.": "Noe gikk galt. Prøv igjen.",
}

_TOOLBAR = {  # over a chart: alone when pointed at, else with the chart's description
    "Show data": "Vis tallene",
    "Show chart": "Vis diagrammet",
    "Download as PNG": "Last ned som bilde (PNG)",
    "Copy Vega-Lite spec": "Kopier oppskriften på diagrammet (Vega-Lite)",
    "Copied!": "Kopiert",
    "Fullscreen": "Fyll skjermen",
    "Close fullscreen": "Avslutt fullskjerm",
    "Download as CSV": "Last ned som CSV",
    "Search": "Søk",
    "Show/hide columns": "Vis og skjul kolonner",
    "Clear selection": "Fjern valget",
}

_CHART_DATA = {
    "visualization": "diagram",
    "Dataframe column menu": "Kolonnens meny",
    "Copy column name": "Kopier kolonnens navn",
    "Sort ascending": "Sorter stigende",
    "Sort descending": "Sorter synkende",
    "Statistics": "Statistikk",
    "Autosize": "Tilpass bredden",
    "Pin column": "Fest kolonnen",
    "Unpin column": "Løsne kolonnen",
    "Hide column": "Skjul kolonnen",
    "Format": "Tallformat",
    "Automatic": "Automatisk",
    "Localized": "Norsk",
    "Plain": "Uten skille",
    "Compact": "Kort",
    "Accounting": "Regnskap",
    "Percent": "Prosent",
    "Scientific": "Vitenskapelig",
    "Distance": "Tid siden",
    "Calendar": "Dato i ord",
    "Duration": "Varighet",
    "Values": "Verdier",
    "Empty": "Tom",
    "Distinct": "Ulike",
    "Average": "Gjennomsnitt",
    "Standard deviation": "Standardavvik",
    "Maximum": "Størst",
    "Minimum": "Minst",
    "25th percentile": "Nedre kvartil",
    "75th percentile": "Øvre kvartil",
    "Range": "Spenn",
    "Maximum length": "Lengste tekst",
    "Minimum length": "Korteste tekst",
    "Average length": "Tekstlengde i snitt",
    "Based on sample": "Regnet av et utvalg",
    "No data": "Ingen tall",
    "(index)": "(radnummer)",
    "Type to search": "Skriv det du leter etter",
    "Previous Result": "Forrige treff",
    "Next Result": "Neste treff",
    "Close Search": "Lukk søket",
    "{} of over 1000": "{} av over 1000",
    "{} of {} result": "{} av {} treff",
    "{} of {} results": "{} av {} treff",
    "{} result": "{} treff",
    "{} results": "{} treff",
}

WORDS: dict[str, str] = {
    **_FRAME,
    **_LINE,
    **_FIELDS,
    **_DATE_PARTS,
    **_FILES,
    **_TOOLBAR,
    **{f"{english}: {{}}": f"{bokmaal}: {{}}" for english, bokmaal in _TOOLBAR.items()},
    **_CHART_DATA,
}
"""What Streamlit writes, and what the page says instead."""

REMAINS: dict[str, str] = {
    "Traceback": "tekniske feilmeldinger fra nettleseren, når en del av en side ikke kan vises",
}
"""What is left in English: a word of it, and where it is met, as the accessibility statement says it."""


@cache
def script() -> str:
    """bokmaal.js with its words, as the browser runs it."""
    return f"{_SCRIPT.read_text('utf-8').rstrip()}({json.dumps(WORDS, ensure_ascii=False)});\n"


@cache
def address() -> str:
    """Where the script is fetched. It changes with the script, which can therefore be kept for long."""
    return f"/bokmaal.js?v={hashlib.sha256(script().encode()).hexdigest()[:16]}"
