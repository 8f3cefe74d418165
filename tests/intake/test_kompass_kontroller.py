"""What is wrong in files of Kommunekompasset: planted once, found once. What differs in the source itself is only told."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dashboard.errors import DashboardError
from dashboard.intake import receive
from tests.agenda.small_lake import commit
from tests.intake.conftest import Bench

POINTS = "Kommunenr.;Kommune;År;Versjon av Kommunekompasset;Nr. i Kommunekompasset;Område eller delkriterium (navn);Høyeste poengsum;Oppnådde poeng;Minst;Plassering"
WORDS = "Kommunenr.;År;Nr. i Kommunekompasset;Styrke, utfordring eller svakhet;Punkt"
OTHERS = "Versjon av Kommunekompasset;År;Nr. i Kommunekompasset;Slag referanse;Poeng"
QUESTIONS = "Versjon av Kommunekompasset;Nr. i Kommunekompasset;Spørsmål;Høyeste poengsum"
OWN = "Versjon av Kommunekompasset;Nr. i Kommunekompasset;Dimensjon;Grad;Steg;Dokumentasjon;Vurdert av (rolle);Vurdert dato"
PLAN = (
    "Versjon av Kommunekompasset;Id;Nr. i Kommunekompasset;Tiltak;Dimensjon;Målgrad;Dagsverk;Ansvarlig;Ledd"
)

DATASET = {POINTS: "kompassevaluering", WORDS: "kompassomtale", OTHERS: "kompassreferanse", QUESTIONS: "kompassspoersmaal", OWN: "egenvurdering", PLAN: "kompassplan"}  # fmt: skip

MIDTRE_GAULDAL = """
1 62  1.1 10,0  1.2 5,0  1.3 20,0  1.4 6,7  1.5 19,8  2 77  2.1 8,0  2.2 25,0  2.3 18,4  2.4 21,7
3 87  3.1 8,7  3.2 35,3  3.3 25,3  3.4 17,3  4 68  4.1 13,3  4.2 15,5  4.3 14,0  4.4 15,3  4.5 9,5
5 41  5.1 6,7  5.2 3,3  5.3 6,7  5.4 15,3  5.5 8,7  6 67  6.1 13,3  6.2 15,3  6.3 18,0  6.4 20,0
7 69  7.1 13,0  7.2 26,3  7.3 23,3  7.4 6,7  8 84  8.1 17,7  8.2 27,3  8.3 13,3  8.4 25,6
"""
"""KS-Konsulent 2023, version 3.1: points as printed."""
LILLEHAMMER = """
total 410  1 33  1.1 4,5  1.2 6,0  1.3 4,4  1.4 13,0  1.5 5,4  2 29  2.1 3,0  2.2 7,5  2.3 4,5  2.4 4,2  2.5 5,7  2.6 3,8
3 66  3.1 10,1  3.2 16,2  3.3 13,7  3.4 16,8  3.5 8,7  4 55  4.1 9,0  4.2 5,7  4.3 10,0  4.4 10,4  4.5 14,8  4.6 5,0
5 60  5.1 7,5  5.2 12,0  5.3 13,8  5.4 5,5  5.5 13,3  5.6 7,5  6 52  6.1 5,3  6.2 10,0  6.3 10,5  6.4 9,0  6.5 12,0  6.6 5,3
7 49  7.1 7,8  7.2 11,8  7.3 12,4  7.4 3,2  7.5 13,7  8 67  8.1 15,0  8.2 13,2  8.3 16,0  8.4 8,3  8.5 4,2  8.6 10,4
"""
"""KS-Konsulent 2010, version 2010: points as printed."""
AREAS = "1 62  2 73  3 87  4 68  5 41  6 67  7 69  8 84"

STRANGERS = (("4601", "Fauske"), ("9999", "Ukjent"), ("Fauskee", ""), ("9902", "Tindrevåg"))
"""Numbers that nobody has, or another municipality."""
FRIENDS = (
    ("1841", "FAUSKE kommune"),
    ("1804", "Bodø – Bådåddjo"),
    ("5612", "Kautokeino"),
    ("4012", "Bamble"),
    ("4020", "Midt-Telemark"),
    ("1515", "Herøy i Møre og Romsdal"),
    ("0821", "Bø"),
    ("3040", "Nes"),
    ("9902", "Havdisnes"),
    ("9903", "Et navn"),
)
"""Numbers with a name of theirs: in another language, an older one, the reference list's or an uploaded grouping's."""

Said = tuple[str, str, int, str, str]


def points(text: str, *more: str, versjon: str = "3.1", kommune: str = "5027", **instead: str) -> list[str]:
    """A file with one evaluation, a row per nr. in `text`. `more`: its last rows as they are; `instead`: by nr. («nr_2»), what
    stands from the name on."""
    parts = text.split()
    rows = dict(zip(parts[::2], parts[1::2], strict=True))
    given = {name.removeprefix("nr_").replace("_", "."): rest for name, rest in instead.items()}
    tails = {nr: given.get(nr, f";;{skaar};;") for nr, skaar in rows.items()}
    named = kommune if ";" in kommune else f"{kommune};"
    return [POINTS, *(f"{named};2023;{versjon};{nr};{tail}" for nr, tail in tails.items()), *more]


GOOD = {
    "an evaluation with the names and maxima of its version, and some of its own": points(
        MIDTRE_GAULDAL.replace("2 77", "2 73"),
        nr_1="Offentlighet og demokrati;100;62;;",
        nr_2="  SAMFUNNSUTVIKLING ;100;73;50;",
        nr_3="Område 3 Styring  og kontroll;100;87;87;høyest",
        nr_5="Bruker- og serviceorientering;;41;41;lavest",
        nr_6="Kvalitet hos oss;;67;;",
        nr_8="Lederskap og medarbeiderskap;100;84;;høyest",
        nr_7="Arbeidsliv;100;69;;",
        nr_4="Resultatfokus og effektivitet;100;68;;",
        nr_1_1="Strategi for kommunikasjon og demokratiutvikling;20;10;;",
    ),
    "areas alone, and a total that is rounded": points(f"total 551 {AREAS}"),
    "a whole evaluation for one that stands, with one number less that nothing is known of": points(f"total 551 {AREAS}", kommune="3405"),
    "municipalities by their own names": [POINTS, *(f"{kommune};{navn};2019;3.1;{nr};;;50;;" for kommune, navn in FRIENDS for nr in "12345678")],
    "words": [WORDS, "1841;2023;2;Styrke;Samarbeider", "1841;2023;2.1;svakhet;Mangler mål"],
    "references": [OTHERS, "3.1;2023;Total;alle;370", "3.1;2023;total;normal fra;360", "3.1;2023;total;normal til;380", "3.1;2023;2;best;100"],
    "what is not carried out needs no documentation, and nor does nothing": [
        OWN, "3.1;5.1;Omfang;4;i gang;;KD;21.11.2026", "3.1;5.1;Omfang;0;gjennomført;;kommunedirektør;01.11.2026",
        "2010;1.1.1;Resultat;4;gjennomført;Sak 1/26;KD;01.11.2026",
    ],
    "a plan": [PLAN, "3.1;K1;5;Policy;;4;0;KD;U1", "3.1;K2;5.1;Policy;Omfang;0;;;", "2010;K1;1.1.1;Mål;;3;2,5;;"],
}  # fmt: skip
STANDING = (
    [OTHERS, "3.1;2021;total;alle;370", "3.1;2021;2;alle;50", "3.1;2021;total;best;600"],
    points("total 551  1 60  2 60  3 60  4 60  5 60  6 ..  7 ..  8 ..  8.1 ..", kommune="3405;Lillehammer", nr_6=";;;50;", nr_7=";;;;lavest", nr_8=";;84;;høyest"),
    [WORDS, "3405;2023;1;styrke;A", "3405;2023;2;styrke;B", "3405;2023;2;svakhet;C", "3405;2023;2.1;styrke;D", "3405;2023;3;styrke;E"],
    [PLAN, "2010;K1;1.1.1;Mål;;3;2,5;;"],
)  # fmt: skip
"""What stands: one evaluation (of 8.1 nothing is known) with words, and a plan. It came from files."""
POINTS_CASES: tuple[tuple[Sequence[str], tuple[Said, ...]], ...] = (
    (
        points(AREAS, nr_2=";;100,5;;", nr_3=";;-1;;", nr_4=";;68;-1;", nr_5=";40;41;;"),
        (
            ("kompass_annen_maks", "ERROR", 6, "40.0000", "Rad 6: høyeste poengsum for nr. 5 er oppgitt til 40, men er 100 i versjon 3.1."),
            ("kompass_poeng_utenfor", "ERROR", 3, "100.5000", "Rad 3: 100,5 poeng (poeng) for nr. 2 kan ikke stemme. Det høyeste er 100."),
            ("kompass_poeng_utenfor", "ERROR", 4, "-1.0000", "Rad 4: −1 poeng (poeng) for nr. 3 kan ikke stemme. Poeng er aldri negative."),
            ("kompass_poeng_utenfor", "ERROR", 5, "-1.0000", "Rad 5: −1 poeng (minst) for nr. 4 kan ikke stemme. Poeng er aldri negative."),
            ("kompass_poeng_utenfor", "ERROR", 6, "41.0000", "Rad 6: 41 poeng (poeng) for nr. 5 kan ikke stemme. Det høyeste er 40."),
        ),
    ),
    (
        points(f"total 801 1.2 5 {AREAS}", nr_1_2=";20;5;;"),
        (
            ("kompass_annen_maks", "ERROR", 3, "20.0000", "Rad 3: høyeste poengsum for nr. 1.2 er oppgitt til 20, men er 10 i versjon 3.1 (20 er det i versjon 2010)."),
            ("kompass_poeng_utenfor", "ERROR", 2, "801.0000", "Rad 2: 801 poeng (poeng) for totalen kan ikke stemme. Det høyeste er 800."),
            ("kompass_totalsum", "WARNING", 2, "801.0000", "Rad 2: totalen er oppgitt til 801, områdene summerer til 551. Alle tallene vises."),
        ),
    ),
    (
        points(AREAS, versjon="3.2"),
        (("kompass_ukjent_versjon", "ERROR", 2, "3.2", "Versjon «3.2» av Kommunekompasset finnes ikke her (8\u00a0rader, første gang i rad 2). Kjente versjoner er 2010 og 3.1."),),
    ),
    (
        points(AREAS, *(f"5027;;2023;3.1;{nr};;;4;;" for nr in ("8.5", "Snittet", "6.3.1"))),
        (
            ("kompass_ukjent_nr", "ERROR", 10, "8.5", "Nr. «8.5» finnes ikke i versjon 3.1, men i versjon 2010 («Hvordan jobber kommunen med internasjonale kontakter?») (1\u00a0rad, første gang i rad 10)."),
            ("kompass_ukjent_nr", "ERROR", 11, "Snittet", "Nr. «Snittet» finnes ikke i versjon 3.1 (1\u00a0rad, første gang i rad 11)."),
            ("kompass_ukjent_nr", "ERROR", 12, "6.3.1", "Nr. «6.3.1» er et spørsmål, og hører ikke hjemme her: kolonnen skal ha totalen, områder og delkriterier (1\u00a0rad, første gang i rad 12)."),
        ),
    ),
    (
        points(AREAS, nr_3="politisk  styring og kontroll;;87;;", nr_5="Resultatfokus og effektivitet;;41;;"),
        (
            ("kompass_annen_versjon", "ERROR", 4, "politisk  styring og kontroll", "Rad 4: «politisk  styring og kontroll» er ikke nr. 3 i versjon 3.1, men nr. 3 i versjon 2010."),
            ("kompass_annen_versjon", "ERROR", 6, "Resultatfokus og effektivitet", "Rad 6: «Resultatfokus og effektivitet» er ikke nr. 5 i versjon 3.1, men nr. 4 i versjon 3.1 og nr. 5 i versjon 2010."),
        ),
    ),
    (
        points(AREAS, "5027;Midtre Gauldal;2023;2010;2.5;;;4;;", "5027;;2023;3.1;8;;;84;;"),
        (
            ("gjentatt_noekkel", "ERROR", 9, "5027 / 2023 / 8", "«5027 / 2023 / 8» står 2 ganger, første gang i rad 9."),
            ("kompass_to_versjoner", "ERROR", 10, "2010 og 3.1", "Evalueringen av Midtre Gauldal i 2023 er oppgitt etter både versjon 2010 og 3.1 (første gang i rad 10)."),
        ),
    ),
    (
        [line.replace(";2023;", ";2027;") for line in points(AREAS, nr_8="<b>Ledelse</b>;;84;;")],
        (
            ("html_i_tekst", "WARNING", 9, "<b>Ledelse</b>", "Rad 9, kolonne «navn»: teksten inneholder kode (HTML). Den vises som tekst og kjøres aldri."),
            ("kompass_aar_i_fremtiden", "ERROR", 2, "2027", "Året 2027 har ikke begynt ennå (8\u00a0rader, første gang i rad 2)."),
        ),
    ),
    (
        points(MIDTRE_GAULDAL),
        (("kompass_omraadesum", "WARNING", 8, "77.0000", "Rad 8, område 2: 77 oppgitt, delkriteriene summerer til 73,1; begge vises."),),
    ),
    (
        points(AREAS.replace("2 73", "2 30  2.1 10  2.2 20,6")),
        (("kompass_omraadesum", "WARNING", 3, "30.0000", "Rad 3, område 2: 30 oppgitt, de 2 kjente av 4 delkriterier summerer til 30,6; begge vises."),),
    ),
    (
        points(LILLEHAMMER, versjon="2010", kommune="3405"),
        (("kompass_totalsum", "WARNING", 2, "410.0000", "Rad 2: totalen er oppgitt til 410, områdene summerer til 411 og delkriteriene til 410,1. Alle tallene vises."),),
    ),
    (
        points(f"total 400 {AREAS.replace('8 84', '8 ..')}"),
        (
            ("kompass_mangler_omraade", "WARNING", 2, "8", "Evalueringen av 5027 i 2023 har verken poeng eller alle delkriterier for område 8. De vises som ukjent, og anslås aldri."),
            ("kompass_totalsum", "WARNING", 2, "400.0000", "Rad 2: totalen er oppgitt til 400, områdene som er kjent, summerer til 467. Alle tallene vises."),
        ),
    ),
    (
        points("total 382  2 ..  5 ..", nr_2=";;;50;", nr_5=";;;;lavest"),
        (("kompass_mangler_omraade", "WARNING", 2, "1, 2, 3, 4, 5, 6, 7 og 8", "Evalueringen av 5027 i 2023 har verken poeng eller alle delkriterier for område 1, 2, 3, 4, 5, 6, 7 og 8. De vises som ukjent, og anslås aldri."),),
    ),
    (
        points(MIDTRE_GAULDAL.replace("2 77", "2 ..").replace("5 41", "5 .."), nr_5=";;;50;lavest", nr_6=";;67;;lavest", nr_8=";;84;;høyest"),
        (
            ("kompass_utsagn_mot_poeng", "WARNING", 24, "50.0000", "Rad 24: nr. 5 skal ha minst 50 poeng, men har 40,7."),
            ("kompass_utsagn_mot_poeng", "WARNING", 30, "67.0000", "Rad 30: nr. 6 er oppgitt som blant de laveste med 67 poeng, men område 1 har 62."),
            ("kompass_utsagn_mot_poeng", "WARNING", 40, "84.0000", "Rad 40: nr. 8 er oppgitt som blant de høyeste med 84 poeng, men område 3 har 87."),
        ),
    ),
    (
        points("total 399", kommune="3405"),
        (
            ("kompass_mangler_omraade", "WARNING", 2, "1, 2, 3, 4, 5, 6, 7 og 8", "Evalueringen av 3405 i 2023 har verken poeng eller alle delkriterier for område 1, 2, 3, 4, 5, 6, 7 og 8. De vises som ukjent, og anslås aldri."),
            ("kompass_poeng_forsvinner", "WARNING", 2, "1, 2, 3, 4, 5, 6, 7 og 8", "Evalueringen av Lillehammer i 2023 har 10 rader nå, og filen har 1. Poeng eller utsagn om poeng forsvinner for 8 nr.: 1, 2, 3, 4, 5, 6, 7 og 8."),
        ),
    ),
    (
        points(f"total 400 {AREAS.replace('2 73', '2 47.5').replace('3 87', '3 femti').replace('4 68', '4 67,5')}", kommune="3405"),
        (
            ("verdi_kan_leses", "ERROR", 4, "47.5", "Rad 4, kolonne «Oppnådde poeng»: «47.5» kan ikke leses som et tall."),
            ("verdi_kan_leses", "ERROR", 5, "femti", "Rad 5, kolonne «Oppnådde poeng»: «femti» kan ikke leses som et tall."),
        ),
    ),
    (
        [POINTS, *(f"{kommune};{navn};2019;3.1;total;;;399;;" for kommune, navn in STRANGERS)],
        (
            *(("kompass_mangler_omraade", "WARNING", rad, "1, 2, 3, 4, 5, 6, 7 og 8", f"Evalueringen av {navn or kommune} i 2019 har verken poeng eller alle delkriterier for område 1, 2, 3, 4, 5, 6, 7 og 8. De vises som ukjent, og anslås aldri.") for rad, (kommune, navn) in enumerate(STRANGERS, 2)),
            ("kompass_kommune", "WARNING", 2, "4601", "Kommunenr. «4601» er Bergen, og filen kaller den «Fauske» (1\u00a0rad, første gang i rad 2)."),
            ("kompass_kommune", "WARNING", 3, "9999", "Kommunenr. «9999» finnes ikke i listen over kommuner, og filen kaller den «Ukjent» (1\u00a0rad, første gang i rad 3)."),
            ("kompass_kommune", "WARNING", 4, "Fauskee", "Kommunenr. «Fauskee» finnes ikke i listen over kommuner (1\u00a0rad, første gang i rad 4)."),
            ("kompass_kommune", "WARNING", 5, "9902", "Kommunenr. «9902» er Havdisnes, og filen kaller den «Tindrevåg» (1\u00a0rad, første gang i rad 5)."),
        ),
    ),
)  # fmt: skip
OTHER_CASES: tuple[tuple[Sequence[str], tuple[Said, ...]], ...] = (
    (
        [WORDS, "1841;2023;9;styrke;Samarbeider", "1841;2023;2.5;styrke;Samarbeider", "1841;2022;2.5;styrke;Samarbeider", "1841;2027;2;styrke;Samarbeider"],
        (
            ("kompass_aar_i_fremtiden", "ERROR", 5, "2027", "Året 2027 har ikke begynt ennå (1\u00a0rad, første gang i rad 5)."),
            ("kompass_omtale_ukjent_nr", "ERROR", 2, "9", "Nr. «9» er verken et område eller et delkriterium i versjon 3.1 (1\u00a0rad, første gang i rad 2)."),
            ("kompass_omtale_ukjent_nr", "ERROR", 3, "2.5", "Nr. «2.5» er verken et område eller et delkriterium i versjon 3.1 (1\u00a0rad, første gang i rad 3)."),
            ("kompass_omtale_uten_evaluering", "WARNING", 4, "1841", "Evalueringen av kommune 1841 i 2022 er ikke lest inn (1\u00a0rad, første gang i rad 4)."),
            ("kompass_omtale_uten_evaluering", "WARNING", 5, "1841", "Evalueringen av kommune 1841 i 2027 er ikke lest inn (1\u00a0rad, første gang i rad 5)."),
        ),
    ),
    (
        [WORDS, "3405;2023;1;styrke;Samarbeider", "3405;2023;2.1;svakhet;Mangler mål"],
        (("kompass_omtale_forsvinner", "WARNING", 2, "2 og 3", "Filen har ingen punkter for nr. 2 og 3 i evalueringen av Lillehammer i 2023. De som står der nå (3), forsvinner."),),
    ),
    (
        [OTHERS, "3.1;2021;total;alle;370"],
        (("kompass_referanse_forsvinner", "WARNING", 2, "best og alle (2)", "Referansene for versjon 3.1 i 2021: 2 av dem som står nå, er ikke i filen og forsvinner: best og alle (2)."),),
    ),
    (
        [OTHERS, "3.1;2023;total;best;801", "3.1;2023;2;alle;-1", "3.1;2023;total;normal fra;380", "3.1;2023;total;normal til;360,5", "3.2;2023;total;alle;370"],
        (
            ("kompass_normal_snudd", "ERROR", 4, "380.0000", "Rad 4: det normale går fra 380 til 360,5 poeng for totalen. «Normal fra» kan ikke være høyest."),
            ("kompass_referanse_utenfor", "ERROR", 2, "801.0000", "Rad 2: referansen 801 poeng for totalen kan ikke stemme. Det høyeste er 800."),
            ("kompass_referanse_utenfor", "ERROR", 3, "-1.0000", "Rad 3: referansen −1 poeng for nr. 2 kan ikke stemme. Poeng er aldri negative."),
            ("kompass_ukjent_versjon", "ERROR", 6, "3.2", "Versjon «3.2» av Kommunekompasset finnes ikke her (1\u00a0rad, første gang i rad 6). Kjente versjoner er 2010 og 3.1."),
        ),
    ),
    (
        [
            OWN,
            "3.1;5.2;Omfang;1;i gang;;KD;01.11.2026",
            "3.1;5.2;Omfang;3;i gang;;KD;01.11.2026",
            "3.1;5.1;Omfang;5;i gang;;KD;01.11.2026",
            "3.1;5.1;Resultat;4;i gang;;KD;01.11.2026",
            "3.1;5.3;Omfang;4;i gang;;KD;22.11.2026",
            "3.1;9.9;Omfang;4;i gang;;KD;01.11.2026",
            "3.1;5;Omfang;4;i gang;;KD;01.11.2026",
            "2010;1.1.9;Omfang;4;i gang;;KD;01.11.2026",
            "2010;1.1;Omfang;4;i gang;;KD;01.11.2026",
            "3.1;6.3.1;Omfang;4;i gang;;KD;01.11.2026",
            "3.1;5.4;Omfang;1;gjennomført;  ;KD;01.11.2026",
            "3.1;5.5;Omfang;1;i gang;;Ola Nordmann;01.11.2026",
        ],
        (
            ("gjentatt_noekkel", "ERROR", 2, "3.1 / 5.2 / Omfang / 2026-11-01", "«3.1 / 5.2 / Omfang / 2026-11-01» står 2 ganger, første gang i rad 2."),
            ("kompass_grad_utenfor", "ERROR", 4, "5", "Rad 4: grad 5 finnes ikke. Gradene går fra 0 til 4."),
            ("kompass_ukjent_dimensjon", "ERROR", 5, "Resultat", "Dimensjonen «Resultat» finnes ikke i versjon 3.1 (1\u00a0rad, første gang i rad 5). Den har System/prosess, Omfang og Resultat/analyse."),
            ("kompass_vurdert_i_fremtiden", "ERROR", 6, "2026-11-22", "Rad 6: vurderingen er datert 22.11.2026, og den dagen har ikke vært ennå."),
            ("kompass_ukjent_nr", "ERROR", 7, "9.9", "Nr. «9.9» finnes ikke i versjon 3.1 (1\u00a0rad, første gang i rad 7)."),
            ("kompass_ukjent_nr", "ERROR", 8, "5", "Nr. «5» er et område, og hører ikke hjemme her: kolonnen skal ha delkriterier og spørsmål (1\u00a0rad, første gang i rad 8)."),
            ("kompass_ukjent_nr", "ERROR", 9, "1.1.9", "Nr. «1.1.9» finnes ikke i versjon 2010 (1\u00a0rad, første gang i rad 9)."),
            ("kompass_teller_ikke", "WARNING", 10, "1.1", "Nr. 1.1 teller ikke i anslaget: spørsmålene i versjon 2010 er kjent, og det er de som vurderes (1\u00a0rad, første gang i rad 10)."),
            ("kompass_teller_ikke", "WARNING", 11, "6.3.1", "Nr. 6.3.1 teller ikke i anslaget: spørsmålene i versjon 3.1 er ikke lest inn, eller listen er ikke hel (1\u00a0rad, første gang i rad 11)."),
            ("kompass_uten_dokumentasjon", "WARNING", 12, "Omfang", "Rad 12: 5.4 (Omfang) er gjennomført, men ikke dokumentert. Det gir ingen poeng før det er det."),
            ("kompass_ukjent_rolle", "WARNING", 13, "Ola Nordmann", "«Ola Nordmann» er verken en lederrolle eller et tjenesteområde (1\u00a0rad, første gang i rad 13)."),
        ),
    ),
    (
        [
            PLAN,
            "3.1;K1;total;Policy;;4;1;KD;U1",
            "3.1;K2;5.1.1;Policy;;4;1;KD;U1",
            "2010;K3;1.1;Policy;omfang;4;1;KD;U1",
            "3.1;K4;5.1;Policy;;9;1;KD;U1",
            "3.1;K5;5.1;Policy;;4;-1,5;KD;U1, U9",
        ],
        (
            ("kompass_ukjent_nr", "ERROR", 2, "total", "Nr. «total» er totalen, og hører ikke hjemme her: kolonnen skal ha områder, delkriterier og spørsmål (1\u00a0rad, første gang i rad 2)."),
            ("kompass_liste_forsvinner", "WARNING", 4, "K1", "Planen for versjon 2010 har 1 tiltak nå, og filen har 1. 1 av dem som står nå, forsvinner: K1."),
            ("kompass_teller_ikke", "WARNING", 3, "5.1.1", "Nr. 5.1.1 teller ikke i anslaget: spørsmålene i versjon 3.1 er ikke lest inn, eller listen er ikke hel (1\u00a0rad, første gang i rad 3)."),
            ("kompass_ukjent_dimensjon", "ERROR", 4, "omfang", "Dimensjonen «omfang» finnes ikke i versjon 2010 (1\u00a0rad, første gang i rad 4). Den har System/prosess, Omfang, Resultat og Evaluering/analyse."),
            ("kompass_grad_utenfor", "ERROR", 5, "9", "Rad 5: grad 9 finnes ikke. Gradene går fra 0 til 4."),
            ("kompass_negativ_innsats", "ERROR", 6, "-1.50", "Rad 6: tiltaket K5 er satt til −1,50 dagsverk. Innsatsen kan ikke være negativ."),
            ("ukjent_ledd", "WARNING", 6, "U9", "«U9» finnes ikke i målstrukturen (1\u00a0rad, første gang i rad 6)."),
        ),
    ),
)  # fmt: skip


def questions(versjon: str, kriterier: Sequence[str], antall: int) -> list[str]:
    """A list of `antall` questions shared out on the sub-criteria, without points."""
    return [
        QUESTIONS,
        *(
            f"{versjon};{kriterier[n % len(kriterier)]}.{1 + n // len(kriterier)};Spørsmål {n};"
            for n in range(antall)
        ),
    ]


WHOLE = questions("2010", [nr for nr in LILLEHAMMER.split()[::2] if "." in nr], 177)
NEW = questions("3.1", [nr for nr in MIDTRE_GAULDAL.split()[::2] if "." in nr], 75)
assert NEW[36] == "3.1;1.1.2;Spørsmål 35;"
QUESTION_CASES: tuple[tuple[Sequence[str], tuple[Said, ...]], ...] = (
    (
        [*NEW[:3], "3.1;9.1.1;Et til;", "3.1;1.2;Et til;", "3.1;1.3.1;Et til;31"],
        (
            ("kompass_spoersmaal_antall", "WARNING", 2, "5", "Filen har 5 spørsmål for versjon 3.1, som skal ha 75."),
            ("kompass_spoersmaal_maks", "ERROR", 6, "31.0000", "Rad 6: spørsmålene i 1.3 har til sammen 31 poeng, og delkriteriet har 30."),
            ("kompass_spoersmaal_nr", "ERROR", 4, "9.1.1", "Rad 4: «9.1.1» hører til delkriterium 9.1, som versjon 3.1 ikke har."),
            ("kompass_spoersmaal_nr", "ERROR", 5, "1.2", "Rad 5: «1.2» er ikke nummeret på et spørsmål."),
        ),
    ),
    (
        [line + {"1.1": "6,67", "1.2": "3", "1.3": "11"}.get(line[4:7], "") for line in NEW],
        (
            ("kompass_spoersmaal_maks", "ERROR", 3, "9.0000", "Rad 3: spørsmålene i 1.2 har til sammen 9 poeng, og delkriteriet har 10."),
            ("kompass_spoersmaal_maks", "ERROR", 4, "33.0000", "Rad 4: spørsmålene i 1.3 har til sammen 33 poeng, og delkriteriet har 30."),
        ),
    ),
    (
        WHOLE[:3],
        (
            ("kompass_liste_forsvinner", "WARNING", 2, "1.1.2, 1.1.3, 1.1.4, 1.2.2, 1.2.3, 1.2.4, 1.3.1, 1.3.2, 1.3.3, 1.3.4 og 165 til", "Spørsmålslisten til versjon 2010 har 177 spørsmål nå, og filen har 2. 175 av dem som står nå, forsvinner: 1.1.2, 1.1.3, 1.1.4, 1.2.2, 1.2.3, 1.2.4, 1.3.1, 1.3.2, 1.3.3, 1.3.4 og 165 til."),
            ("kompass_spoersmaal_antall", "WARNING", 2, "2", "Filen har 2 spørsmål for versjon 2010, som skal ha 177."),
        ),
    ),
    (
        [NEW[0], "3.1;1.1.1;Det første;-1", *NEW[2:]],
        (("kompass_spoersmaal_maks", "ERROR", 2, "-1.0000", "Rad 2: høyeste poengsum for 1.1.1 er −1, og kan ikke være negativ."),),
    ),
)  # fmt: skip
CASES = {said[0] for _, saids in (*POINTS_CASES, *OTHER_CASES, *QUESTION_CASES) for said in saids}
"""The controls that are met here: tests/intake/test_controls.py asks."""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A lake with a role, a link of the målstruktur, every question of version 2010 (and none of 3.1), a measure, and two
    evaluations, one of them with words."""
    bench = Bench(tmp_path_factory.mktemp("kompass"))
    spoersmaal = [
        dict(zip(("versjon", "nr", "spoersmaal"), line.split(";"), strict=False)) for line in WHOLE[1:]
    ]
    commit(
        bench.lake,
        rolle=[{"kode": "KD", "tittel": "Kommunedirektør"}],
        maalstruktur=[
            {"id": "U1", "plan": "Utviklingsstrategi", "nivaa": "hovedoppgave", "tittel": "Service"}
        ],
        kompassspoersmaal=spoersmaal,
        kompassevaluering=[{"kommune": "1841", "aar": 2023, "versjon": "3.1", "nr": "1", "skaar": 62}],
        kommunegruppe=[
            {"kommune": "9902", "kommune_navn": "Havdisnes", "gruppe": "EKG99", "fra": 2020},
            {"kommune": "9903", "gruppe": "EKG99", "fra": 2020},
        ],
    )
    for lines in STANDING:
        with bench.look(lines) as upload:
            receive.accept(upload, bench.lake, author="A", message="")
    yield bench
    bench.lake.close()


def told(bench: Bench, lines: Sequence[str], dataset: str | None = None) -> list[Said]:
    """What is said of a file, by control and row."""
    with bench.look(lines, dataset=dataset) as upload:
        assert upload.parts, upload.findings
        assert all(each.remedy.endswith(".") and "{" not in each.remedy for each in upload.findings)
        return sorted(
            (each.control, str(each.severity), each.row or 0, each.value or "", each.message)
            for each in upload.findings
        )


@pytest.mark.parametrize(
    "cases", [POINTS_CASES, OTHER_CASES, QUESTION_CASES], ids=["points", "others", "questions"]
)
def test_each_mistake_is_found_once_and_no_other_control_speaks_of_it(
    known: Bench, cases: Sequence[tuple[Sequence[str], tuple[Said, ...]]]
) -> None:
    for lines, said in cases:
        assert told(known, lines, DATASET[lines[0]]) == sorted(said)


def test_a_number_that_is_not_read_is_told_how_the_file_writes_them(known: Bench) -> None:
    for skaar, form in (
        ("67,5 47.5 femti", " Tall skrives med sifre, og med komma som desimaltegn i denne filen: 47,5 og ikke 47.5."),
        ("67.5 68.25 47,5", " Tall skrives med sifre, og med punktum som desimaltegn i denne filen: 47.5 og ikke 47,5."),
        ("67 68 femti", " Tall skrives med sifre."),
    ):  # fmt: skip
        with known.look(
            points(" ".join(f"{nr} {each}" for nr, each in enumerate(skaar.split(), 1)))
        ) as upload:
            said = {each.remedy for each in upload.findings if each.control == "verdi_kan_leses"}
        assert said == {
            f"Rett verdien i kildesystemet eller i filen, og last opp på nytt.{form} Ser alle radene slik ut, er feil "
            "kolonne valgt i oppsettet."
        }


def test_a_file_without_mistakes_passes_every_control(known: Bench) -> None:
    for why, lines in {**GOOD, "every question": NEW}.items():
        assert told(known, lines) == [], why


def test_what_differs_in_the_source_comes_in_whole_and_a_mistake_leaves_what_stands(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    with bench.look(points(MIDTRE_GAULDAL)) as upload:
        assert not upload.blocked
        receive.accept(upload, bench.lake, author="A", message="")
    wrong = points(MIDTRE_GAULDAL, nr_1=";;101;;")
    file = tmp_path / "feil.csv"
    file.write_text("\n".join(wrong), "utf-8")
    with receive.inspect(file, file.name, bench.lake, bench.settings) as upload:
        assert upload.blocked
        with pytest.raises(DashboardError, match="kan ikke godkjennes"):
            receive.accept(upload, bench.lake, author="A", message="")
    kept = [each.read_text("utf-8") for each in bench.settings.inbox.rglob("feil.csv")]
    assert kept == ["\n".join(wrong)]
    with bench.lake.at(bench.lake.newest().id) as cursor:
        stored = cursor.execute(
            "select count(*), sum(skaar), max(skaar) filter (where nr = '2') from kompassevaluering"
        ).fetchone()
    bench.lake.close()
    assert stored is not None
    assert [float(each) for each in stored] == [43, pytest.approx(555 + 549.3), 77]
