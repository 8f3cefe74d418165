"""What inhabitants, users and employees have answered: aggregates, and two groups too small to show."""

from dashboard.demo.tables import Row, table

# One column a year: result in %, or on the scale; answers and asked stand with the group.
_INNBYGGER = """
Tema|Spørsmål|R2023|R2025|Mål (id)|Kommunekompasset
Sted|Fjordvik er et godt sted å bo|4,7|4,8||2
Sted|Det er lett å komme seg ut i naturen|5,3|5,3||2
Oppvekst|Barn og unge har gode vilkår for å vokse opp|4,4|4,5|SD-M2|2
Oppvekst|Ungdom har steder å være sammen|3,1|3,0|SD-M3|2
Omsorg|Eldre får den hjelpen de trenger|3,8|3,7|SD-M5|5
Møtet med kommunen|Det er lett å finne fram til rett tjeneste|3,4|3,7|SD-M7|5
Møtet med kommunen|Jeg får svar når det er lovet|3,2|3,5|SD-M7|5
Lokaldemokrati|Kommunen lytter til innbyggerne|2,9|3,2||1
Klima|Kommunen gjør nok for å tilpasse seg klimaet|3,0|3,1|SD-M9|2
"""
# group | how much it differs from all | answers 2023, 2025
_INNBYGGERGRUPPER = (
    ("", 0.0, (412, 455)),
    ("18–39 år", -0.2, (96, 112)),
    ("40–66 år", 0.0, (187, 201)),
    ("67 år og eldre", 0.2, (125, 138)),
    ("Flyttet hit siste år", -0.1, (4, 4)),
)
_BRUKER = """
Undersøkelse|Tjenesteområde|År|Tema|Spørsmål|Resultat|Antall svar|Inviterte|Mål (id)|Kommunekompasset
Brukerundersøkelse hjemmetjenesten|HO|2025|Resultat for meg|Jeg får den hjelpen jeg trenger|79|164|290|SD-M5|5
Brukerundersøkelse hjemmetjenesten|HO|2025|Respekt|De ansatte behandler meg med respekt|93|164|290|SD-M5|5
Brukerundersøkelse hjemmetjenesten|HO|2025|Forutsigbart|Hjelpen kommer til avtalt tid|66|164|290|SD-M5|6
Brukerundersøkelse hjemmetjenesten|HO|2025|Informasjon|Jeg vet hvem jeg skal kontakte|71|164|290|SD-M7|5
Brukerundersøkelse hjemmetjenesten|HO|2026|Resultat for meg|Jeg får den hjelpen jeg trenger|81|171|296|SD-M5|5
Brukerundersøkelse hjemmetjenesten|HO|2026|Respekt|De ansatte behandler meg med respekt|94|171|296|SD-M5|5
Brukerundersøkelse hjemmetjenesten|HO|2026|Forutsigbart|Hjelpen kommer til avtalt tid|70|171|296|SD-M5|6
Brukerundersøkelse hjemmetjenesten|HO|2026|Informasjon|Jeg vet hvem jeg skal kontakte|77|171|296|SD-M7|5
Foreldreundersøkelse i barnehagene|OO|2025|Trivsel|Barnet mitt trives i barnehagen|95|208|311||5
Foreldreundersøkelse i barnehagene|OO|2025|Bemanning|Det er nok voksne til stede|58|208|311||6
Foreldreundersøkelse i barnehagene|OO|2025|Informasjon|Jeg får vite hvordan dagen har vært|74|208|311||5
Foreldreundersøkelse i barnehagene|OO|2026|Trivsel|Barnet mitt trives i barnehagen|94|197|304||5
Foreldreundersøkelse i barnehagene|OO|2026|Bemanning|Det er nok voksne til stede|52|197|304||6
Foreldreundersøkelse i barnehagene|OO|2026|Informasjon|Jeg får vite hvordan dagen har vært|79|197|304||5
"""
_MEDARBEIDER = """
Tema|Spørsmål|R2022|R2024|R2026|Mål (id)|Kommunekompasset
Mestring|Jeg får brukt kompetansen min|4,2|4,3|4,3|SD-M8|7
Ledelse|Lederen min gir meg tydelige mål|3,7|3,8|4,0||8
Ledelse|Lederen min følger opp det vi blir enige om|3,6|3,7|3,8||8
Arbeidsmiljø|Vi hjelper hverandre når det er travelt|4,3|4,3|4,4||7
Utvikling|Jeg får god hjelp til å utvikle meg|3,3|3,4|3,6|SD-M8|7
Omstilling|Jeg er godt informert om endringer|2,9|3,0|3,2|OM-2|7
"""
# tjenesteområde | how much it differs from all | answers 2022, 2024, 2026 | asked | answers to the mapping of competence
_OMRAADER = (
    ("", 0.0, (486, 503, 531), (742, 749, 752), 468),
    ("ØV", 0.2, (31, 33, 34), (39, 40, 40), 36),
    ("IU", 0.3, (14, 17, 18), (20, 21, 21), 19),
    ("OO", 0.0, (196, 198, 209), (275, 278, 276), 186),
    ("HO", -0.2, (176, 183, 197), (322, 324, 329), 161),
    ("NAV", 0.1, (16, 17, 18), (22, 22, 22), 17),
    ("PN", 0.2, (3, 9, 11), (18, 19, 19), 12),
    ("TTE", -0.1, (35, 33, 30), (52, 52, 50), 27),
    ("VVA", 0.1, (15, 13, 14), (18, 18, 18), 10),
)
_KOMPETANSE = """
Tema|Dimensjon|Spørsmål|Alle
Digitalisering|kunnskap|Jeg vet hvilke digitale verktøy jobben min krever|72
Digitalisering|ferdigheter|Jeg bruker fagsystemet uten å be om hjelp|66
Digitalisering|evner|Jeg lærer raskt nye digitale arbeidsmåter|58
Digitalisering|holdninger|Digitale løsninger gir bedre tjenester|63
Ledelse|kunnskap|Jeg kjenner målene for tjenesten min|70
Ledelse|ferdigheter|Jeg kan lede et møte eller en prosess|49
Ledelse|evner|Jeg kan ta ansvar for andres arbeid|54
Ledelse|holdninger|Jeg vil gjerne ha mer ansvar|31
Tverrfaglighet|kunnskap|Jeg vet hva andre tjenester kan bidra med|47
Tverrfaglighet|ferdigheter|Jeg samarbeider jevnlig med andre fag|52
Tverrfaglighet|evner|Jeg ser saken fra brukerens side først|75
Tverrfaglighet|holdninger|Samarbeid på tvers er verdt tiden det tar|81
"""
_SCALE = "1–6"
_SCALE_EMPLOYEES = "1–5"
_KOMPETANSE_AAR, _KOMPETANSE_GOAL = "2026", "SD-M8"
_POINTS = 20  # per cent points that a whole step on the employees' scale is worth


def survey_rows() -> list[Row]:
    """One row per survey, year, question and group, with the columns of the file."""
    bruker = table(_BRUKER, **{"Slag undersøkelse": "bruker", "Måleenhet": "%"})
    rows = [*_inhabitants(), *bruker, *_employees(), *_competence()]
    columns = ("Slag undersøkelse", "Undersøkelse", "År", "Tjenesteområde", "Gruppe", "Tema", "Dimensjon", "Spørsmål",
               "Resultat", "Måleenhet", "Antall svar", "Inviterte", "Mål (id)", "Kommunekompasset")  # fmt: skip
    return [{name: row.get(name, "") for name in columns} for row in rows]


def _inhabitants() -> list[Row]:
    same = {"Slag undersøkelse": "innbygger", "Undersøkelse": "Innbyggerundersøkelse", "Måleenhet": _SCALE}
    rows = []
    for number, aar in enumerate(("2023", "2025")):
        for row in table(_INNBYGGER, **same):
            for gruppe, differs, answers in _INNBYGGERGRUPPER:
                result = _shifted(row[f"R{aar}"], differs)
                asked = "1500" if not gruppe else ""
                rows.append(
                    row
                    | {"År": aar, "Gruppe": gruppe, "Resultat": result, "Antall svar": str(answers[number])}
                    | {"Inviterte": asked}
                )
    return rows


def _employees() -> list[Row]:
    same = {"Slag undersøkelse": "medarbeider", "Undersøkelse": "Medarbeiderundersøkelse"}
    rows = []
    for number, aar in enumerate(("2022", "2024", "2026")):
        for row in table(_MEDARBEIDER, **same, Måleenhet=_SCALE_EMPLOYEES):
            for omraade, differs, answers, asked, _ in _OMRAADER:
                result = _shifted(row[f"R{aar}"], differs)
                rows.append(
                    row
                    | {"År": aar, "Tjenesteområde": omraade, "Resultat": result}
                    | {"Antall svar": str(answers[number]), "Inviterte": str(asked[number])}
                )
    return rows


def _competence() -> list[Row]:
    same = {
        "Slag undersøkelse": "kompetanse",
        "Undersøkelse": "Kompetansekartlegging",
        "År": _KOMPETANSE_AAR,
        "Måleenhet": "%",
        "Mål (id)": _KOMPETANSE_GOAL,
        "Kommunekompasset": "7",
    }
    return [
        row
        | {"Tjenesteområde": omraade, "Resultat": str(round(int(row["Alle"]) + differs * _POINTS))}
        | {"Antall svar": str(answers), "Inviterte": str(asked[-1])}
        for row in table(_KOMPETANSE, **same)
        for omraade, differs, _, asked, answers in _OMRAADER
    ]


def _shifted(result: str, by: float) -> str:
    """`4,7` a little up or down."""
    return f"{float(result.replace(',', '.')) + by:.1f}".replace(".", ",")
