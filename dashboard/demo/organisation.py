"""Fjordvik's units and cost centres. Data: the accounts are computed from it in `accounts.py`."""

from dataclasses import dataclass
from functools import cache

OMRAADER = {
    "ØV": "Økonomi og virksomhetsstyring",
    "IU": "Innovasjon og utvikling",
    "OO": "Oppvekst og opplæring",
    "HO": "Helse og omsorg",
    "NAV": "NAV",
    "PN": "Plan og næring",
    "TTE": "Tekniske tjenester og eiendom",
    "VVA": "Vei, vann og avløp",
    "FIN": "Skatt, rammetilskudd og finans",
}


@dataclass(frozen=True, slots=True)
class Enhet:
    """A unit: its leader answers for its ansvar in the monthly meeting."""

    kode: str
    navn: str
    omraade: str
    leder: str


@dataclass(frozen=True, slots=True)
class Ansvar:
    """A cost centre.

    `profil`: what its accounts look like (see `accounts.PROFILER`); empty where it has no wages.
    `poster`: what it has beside its profile, each as "tjeneste konto amount [rytme] [prosjekt]", amount in 1000 kr a
    year at 2026 prices.
    `flyttet_fra`: the enhet it belonged to until 31.12.2024. `lagt_ned`: the last day it was in use.
    """

    kode: str
    navn: str
    enhet: str
    profil: str = ""
    ansatte: int = 0
    poster: tuple[str, ...] = ()
    flyttet_fra: str = ""
    lagt_ned: str = ""


ENHETER = (
    Enhet("110", "Kommunedirektørens stab", "ØV", "Kommunedirektør"),
    Enhet("111", "Økonomi og lønn", "ØV", "Økonomileder"),
    Enhet("112", "HR og organisasjon", "ØV", "HR-leder"),
    Enhet("113", "Politisk sekretariat og dokumentsenter", "ØV", "Leder politisk sekretariat"),
    Enhet("114", "Innkjøp og fellesutgifter", "ØV", "Innkjøpsleder"),
    Enhet("210", "Stab oppvekst og opplæring", "OO", "Kommunalsjef oppvekst"),
    Enhet("211", "Fjordvik barneskole", "OO", "Rektor Fjordvik barneskole"),
    Enhet("212", "Fjordvik ungdomsskole", "OO", "Rektor Fjordvik ungdomsskole"),
    Enhet("213", "Nes skole", "OO", "Rektor Nes skole"),
    Enhet("214", "Dalen oppvekstsenter", "OO", "Rektor Dalen oppvekstsenter"),
    Enhet("216", "Fjordvik barnehage", "OO", "Styrer Fjordvik barnehage"),
    Enhet("217", "Lia barnehage", "OO", "Styrer Lia barnehage"),
    Enhet("218", "Strandenga barnehage", "OO", "Styrer Strandenga barnehage"),
    Enhet("219", "Barnevern", "OO", "Barnevernsleder"),
    Enhet("220", "PPT og spesialpedagogisk team", "OO", "Leder PPT"),
    Enhet("221", "Helsestasjon og familiesenter", "OO", "Ledende helsesykepleier"),
    Enhet("222", "Kulturskole", "OO", "Rektor kulturskolen"),
    Enhet("223", "Bibliotek og kultur", "OO", "Kultursjef"),
    Enhet("224", "Voksenopplæring", "OO", "Rektor voksenopplæringen"),
    Enhet("310", "Stab helse og omsorg", "HO", "Kommunalsjef helse og omsorg"),
    Enhet("311", "Fjordgløtt sykehjem", "HO", "Enhetsleder Fjordgløtt sykehjem"),
    Enhet("312", "Solbakken sykehjem", "HO", "Enhetsleder Solbakken sykehjem"),
    Enhet("313", "Hjemmetjenesten sone Sentrum", "HO", "Enhetsleder hjemmetjenesten Sentrum"),
    Enhet("314", "Hjemmetjenesten sone Nord", "HO", "Enhetsleder hjemmetjenesten Nord"),
    Enhet("315", "Hjemmetjenesten sone Sør", "HO", "Enhetsleder hjemmetjenesten Sør"),
    Enhet("316", "Bo- og miljøtjenesten Tunet", "HO", "Enhetsleder Tunet"),
    Enhet("317", "Bo- og miljøtjenesten Elvely", "HO", "Enhetsleder Elvely"),
    Enhet("318", "Fjordvik legekontor", "HO", "Kommuneoverlege"),
    Enhet("319", "Fysioterapi, ergoterapi og rehabilitering", "HO", "Enhetsleder rehabilitering"),
    Enhet("320", "Psykisk helse og rus", "HO", "Enhetsleder psykisk helse og rus"),
    Enhet("321", "Aktivitet og dagtilbud", "HO", "Enhetsleder aktivitet og dagtilbud"),
    Enhet("322", "Storkjøkken og vaskeri", "HO", "Kjøkkensjef"),
    Enhet("323", "Tildelingskontor", "HO", "Leder tildelingskontoret"),
    Enhet("410", "NAV Fjordvik", "NAV", "NAV-leder"),
    Enhet("411", "Flyktningtjenesten", "NAV", "Leder flyktningtjenesten"),
    Enhet("510", "Plan, byggesak og oppmåling", "PN", "Plansjef"),
    Enhet("511", "Landbruk og næring", "PN", "Næringssjef"),
    Enhet("610", "Eiendomsdrift", "TTE", "Eiendomssjef"),
    Enhet("611", "Renhold", "TTE", "Renholdsleder"),
    Enhet("612", "Brann og redning", "TTE", "Brannsjef"),
    Enhet("613", "Prosjekt og utbygging", "TTE", "Prosjektleder"),
    Enhet("614", "Idrett, park og friluftsliv", "TTE", "Leder idrett og friluftsliv"),
    Enhet("710", "Vei og samferdsel", "VVA", "Driftsleder vei"),
    Enhet("711", "Vann", "VVA", "Driftsleder vann"),
    Enhet("712", "Avløp, slam og renovasjon", "VVA", "Driftsleder avløp"),
    Enhet("810", "Digitalisering og IKT", "IU", "IKT-leder"),
    Enhet("811", "Innovasjon og strategi", "IU", "Leder innovasjon og utvikling"),
    Enhet("812", "Innbyggerservice og kommunikasjon", "IU", "Kommunikasjonsleder"),
    Enhet("910", "Skatt, rammetilskudd og finans", "FIN", "Økonomileder"),
)

A = Ansvar
ANSVAR = (
    A("1100", "Kommunedirektør", "110", "administrasjon", 3),
    A("1101", "Kommunalsjefer", "110", "administrasjon", 4),
    A("1102", "Beredskap og samfunnssikkerhet", "110", "administrasjon", 1, ("18000 12000 150",)),
    A("1103", "Kommuneadvokat og internkontroll", "110", "administrasjon", 2),
    A("1110", "Regnskap", "111", "administrasjon", 5),
    A("1111", "Lønn", "111", "administrasjon", 4),
    A("1112", "Budsjett og analyse", "111", "administrasjon", 3),
    A("1113", "Fakturering og innfordring", "111", "administrasjon", 3, ("12000 16200 -650",)),
    A("1120", "HR-rådgivning", "112", "administrasjon", 4),
    A("1121", "Lærlinger", "112", "laerling", 14, ("12000 17000 -900 kvartal",)),
    A("1122", "Tillitsvalgte og verneombud", "112", "administrasjon", 4),
    A("1123", "Bedriftshelsetjeneste og nærvær", "112", "", 0, ("12000 13700 780", "12000 11500 240")),
    A("1130", "Politisk sekretariat", "113", "administrasjon", 2),
    A("1131", "Kommunestyre og formannskap", "113", "", 0, ("10000 10800 5200", "10000 10990 265", "10000 11500 260")),
    A("1132", "Utvalg, råd og valg", "113", "", 0, ("10000 10800 1350", "10000 10990 69", "10000 12000 420 host")),
    A("1133", "Kontrollutvalg og revisjon", "113", "", 0, ("11000 13700 1750 halvaar",)),
    A("1134", "Arkiv og dokumentsenter", "113", "administrasjon", 5),
    A("1140", "Innkjøp", "114", "administrasjon", 3),
    A(
        "1141",
        "Forsikringer, kontingenter og lisenser",
        "114",
        "",
        0,
        ("18000 11850 3200 januar", "18000 11950 1900 januar", "12000 11300 980"),
    ),
    A("1142", "Kirkelig fellesråd og trossamfunn", "114", "", 0, ("39000 14700 7400 kvartal", "39200 14700 620 halvaar", "39300 14700 1900 kvartal")),
    A("2100", "Oppvekst stab", "210", "administrasjon", 6, ("20200 11950 900 januar", "20200 11500 800 host 2101")),
    A(
        "2101",
        "Private barnehager",
        "210",
        "",
        0,
        ("20100 13700 31500 termin12", "21100 13700 3100 termin12", "20100 13500 900 host"),
    ),
    A("2102", "Skoleskyss", "210", "", 0, ("22300 13700 6900 skole", "22300 17500 -350 host")),
    A("2103", "Gjesteelever og spesialundervisning i andre kommuner", "210", "", 0, ("20200 13500 5200 host", "20200 13300 400 host")),
    A("2104", "Vikarpool oppvekst", "210", "barnehage", 6, flyttet_fra="112"),
    A("2110", "Fjordvik barneskole, administrasjon", "211", "skoleledelse", 5),
    A("2111", "Fjordvik barneskole, 1.–4. trinn", "211", "skole", 22),
    A("2112", "Fjordvik barneskole, 5.–7. trinn", "211", "skole", 18),
    A("2113", "Fjordvik barneskole, spesialundervisning", "211", "skole", 11),
    A("2114", "Fjordvik SFO", "211", "sfo", 10),
    A("2120", "Fjordvik ungdomsskole, administrasjon", "212", "skoleledelse", 4),
    A("2121", "Fjordvik ungdomsskole, undervisning", "212", "skole", 29),
    A("2122", "Fjordvik ungdomsskole, spesialundervisning", "212", "skole", 9),
    A("2123", "Fjordvik ungdomsskole, innføringsklasse", "212", "skole", 4, ("20200 17000 -600 kvartal 2102",)),
    A("2130", "Nes skole, administrasjon", "213", "skoleledelse", 3),
    A("2131", "Nes skole, undervisning", "213", "skole", 26, ("20200 17500 -1700", "20200 17000 -500 maaned 2103")),
    A("2132", "Nes skole, spesialundervisning", "213", "skole", 7),
    A("2133", "Nes SFO", "213", "sfo", 6),
    A("2134", "Ytre Nes skole", "213", "skole", 6, lagt_ned="2024-07-31"),
    A("2140", "Dalen oppvekstsenter, administrasjon", "214", "skoleledelse", 2),
    A("2141", "Dalen skole", "214", "skole", 13),
    A("2142", "Dalen SFO", "214", "sfo", 3),
    A("2143", "Dalen barnehage", "214", "barnehage", 9),
    A("2160", "Fjordvik barnehage, administrasjon", "216", "barnehageledelse", 2),
    A("2161", "Fjordvik barnehage, småbarn", "216", "barnehage", 12),
    A("2162", "Fjordvik barnehage, storebarn", "216", "barnehage", 10),
    A("2163", "Fjordvik barnehage, styrket tilbud", "216", "styrket", 4),
    A("2170", "Lia barnehage, administrasjon", "217", "barnehageledelse", 2),
    A("2171", "Lia barnehage, småbarn", "217", "barnehage", 10),
    A("2172", "Lia barnehage, storebarn", "217", "barnehage", 9),
    A("2173", "Lia barnehage, styrket tilbud", "217", "styrket", 3),
    A("2180", "Strandenga barnehage, administrasjon", "218", "barnehageledelse", 1),
    A("2181", "Strandenga barnehage, avdelinger", "218", "barnehage", 11),
    A("2182", "Strandenga barnehage, styrket tilbud", "218", "styrket", 2),
    A("2190", "Barneverntjeneste", "219", "sosialtjeneste", 13, ("24400 17000 -800 kvartal",)),
    A("2191", "Barneverntiltak i hjemmet", "219", "", 0, ("25100 10500 1500", "25100 10990 77", "25100 13700 1400", "25100 14700 350")),
    A(
        "2192",
        "Fosterhjem og institusjon",
        "219",
        "",
        0,
        ("25200 10500 5600", "25200 10990 286", "25200 13300 6100", "25200 13700 2100", "25200 14700 700"),
    ),
    A("2193", "Enslige mindreårige", "219", "miljoe", 6, ("25200 18100 -3900 kvartal", "25200 14700 380")),
    A("2200", "Pedagogisk-psykologisk tjeneste", "220", "ppt", 8, ("20200 17500 -900 halvaar",)),
    A("2201", "Spesialpedagogisk team", "220", "styrket", 6),
    A("2202", "Logoped", "220", "ppt", 2),
    A("2210", "Helsestasjon", "221", "helsestasjon", 8),
    A("2211", "Skolehelsetjeneste", "221", "helsestasjon", 5),
    A("2212", "Jordmortjeneste", "221", "helsestasjon", 3),
    A("2213", "Familiesenter", "221", "helsestasjon", 4, ("23200 17000 -450 kvartal 2201",)),
    A("2220", "Kulturskole", "222", "kulturskole", 11, ("38300 16000 -1250 semester",)),
    A("2221", "Kulturskolens prosjekter", "222", "", 0, ("38300 12000 260 host 2202", "38300 17300 -180 host 2202")),
    A("2230", "Folkebibliotek", "223", "kultur", 5, ("37000 12000 480", "37000 16200 -60")),
    A("2231", "Kulturhus og kino", "223", "kultur", 4, ("37300 12000 900", "37300 16500 -1500 kino")),
    A("2232", "Allment kulturarbeid", "223", "kultur", 2, ("38500 14700 1100 halvaar", "37500 14700 1350 kvartal")),
    A("2233", "Ungdomshus og fritidsklubb", "223", "fritid", 4, ("23100 14700 250 halvaar",)),
    A("2234", "Frivilligsentral", "223", "fritid", 2, ("23400 17000 -520 halvaar",), flyttet_fra="321"),
    A("2240", "Grunnskole for voksne", "224", "voksenskole", 8, ("21300 17300 -700 host",)),
    A("2241", "Norskopplæring", "224", "voksenskole", 9, ("21300 18100 -4600 kvartal",)),
    A("2242", "Voksenopplæringens administrasjon", "224", "skoleledelse", 2),
    A("3100", "Helse og omsorg stab", "310", "administrasjon", 5),
    A("3101", "Ressurskrevende tjenester, statlig refusjon", "310", "", 0, ("25700 17000 -21500 desember",)),
    A("3102", "Kompetansemidler og rekruttering", "310", "", 0, ("25300 11500 1100 host 3001", "25300 18100 -850 kvartal 3001")),
    A("3103", "Betaling for utskrivningsklare pasienter", "310", "", 0, ("25300 13000 900",)),
    A("3104", "Velferdsteknologi", "310", "administrasjon", 2, ("23400 12090 1250", "23400 12200 640", "23400 16000 -780")),
    A("3110", "Fjordgløtt sykehjem, administrasjon", "311", "omsorgsledelse", 4),
    A("3111", "Fjordgløtt sykehjem, avdeling 1", "311", "sykehjem", 29, ("25300 16000 -5400",)),
    A("3112", "Fjordgløtt sykehjem, avdeling 2", "311", "sykehjem", 28, ("25300 16000 -5100",)),
    A("3113", "Fjordgløtt sykehjem, skjermet avdeling", "311", "sykehjem", 22, ("25300 16000 -3300",)),
    A("3114", "Fjordgløtt sykehjem, natt", "311", "sykehjem", 13),
    A("3115", "Fjordgløtt sykehjem, korttid og øyeblikkelig hjelp", "311", "akutt", 12, ("25600 17000 -300 halvaar",)),
    A("3120", "Solbakken sykehjem, administrasjon", "312", "omsorgsledelse", 2),
    A("3121", "Solbakken sykehjem, avdeling øst", "312", "sykehjem", 24, ("25300 16000 -4300",)),
    A("3122", "Solbakken sykehjem, avdeling vest", "312", "sykehjem", 21, ("25300 16000 -3900",)),
    A("3123", "Solbakken sykehjem, natt", "312", "sykehjem", 9),
    A("3130", "Hjemmetjenesten Sentrum, ledelse", "313", "omsorgsledelse", 2),
    A("3131", "Hjemmesykepleie Sentrum", "313", "hjemmetjeneste", 29),
    A("3132", "Praktisk bistand Sentrum", "313", "hjemmetjeneste", 9, ("25800 16000 -420",)),
    A("3133", "Nattpatrulje", "313", "hjemmetjeneste", 7),
    A("3140", "Hjemmetjenesten Nord, ledelse", "314", "omsorgsledelse", 1),
    A("3141", "Hjemmesykepleie Nord", "314", "hjemmetjeneste", 20),
    A("3142", "Praktisk bistand Nord", "314", "hjemmetjeneste", 6, ("25800 16000 -260",)),
    A("3143", "Omsorgsboliger Nordstranda", "314", "bofellesskap", 11, ("25700 16000 -210",)),
    A("3150", "Hjemmetjenesten Sør, ledelse", "315", "omsorgsledelse", 1),
    A("3151", "Hjemmesykepleie Sør", "315", "hjemmetjeneste", 18),
    A("3152", "Praktisk bistand Sør", "315", "hjemmetjeneste", 6, ("25800 16000 -240",)),
    A("3153", "Brukerstyrt personlig assistanse", "315", "", 0, ("25800 13700 6400",)),
    A("3160", "Tunet, ledelse", "316", "omsorgsledelse", 2),
    A("3161", "Tunet bofellesskap A", "316", "bofellesskap", 22),
    A("3162", "Tunet bofellesskap B", "316", "bofellesskap", 19),
    A("3163", "Tunet avlastning", "316", "avlastning", 9),
    A("3170", "Elvely, ledelse", "317", "omsorgsledelse", 1),
    A("3171", "Elvely bofellesskap", "317", "bofellesskap", 21),
    A("3172", "Elvely forsterket bolig", "317", "bofellesskap", 14),
    A("3180", "Legekontor", "318", "lege", 12, ("24100 16200 -3900", "24100 17000 -4700")),
    A("3181", "Legevakt", "318", "lege", 2, ("24100 13500 4300 kvartal",)),
    A("3182", "Fastlegeavtaler", "318", "", 0, ("24100 13700 5100",)),
    A("3183", "Smittevern og samfunnsmedisin", "318", "", 0, ("23300 13700 550", "23300 12000 160")),
    A("3190", "Fysioterapi", "319", "terapi", 6, ("24100 13700 3300", "24100 17000 -560")),
    A("3191", "Ergoterapi og hjelpemidler", "319", "terapi", 4),
    A("3192", "Hverdagsrehabilitering", "319", "terapi", 5),
    A("3200", "Psykisk helse, oppfølging", "320", "psykisk", 11),
    A("3201", "Rus og oppfølging i bolig", "320", "rus", 6, ("24300 13700 1200", "24300 17000 -900 kvartal 3002")),
    A("3202", "Fjordgata bofellesskap", "320", "bofellesskap", 9),
    A("3210", "Dagsenter for eldre", "321", "dagtilbud", 7, ("23400 16000 -480",)),
    A("3211", "Arbeids- og aktivitetssenter", "321", "dagtilbud", 9, ("23400 16500 -520",)),
    A("3212", "Støttekontakt og omsorgsstønad", "321", "", 0, ("23400 10500 2600", "23400 10990 133", "25800 14700 900")),
    A("3220", "Storkjøkken", "322", "kjoekken", 10, ("25300 11150 6900", "25300 16200 -2900")),
    A("3221", "Vaskeri", "322", "kjoekken", 4, ("25300 12600 350",)),
    A("3230", "Tildelingskontor", "323", "administrasjon", 6),
    A("3231", "Kreftkoordinator og demensteam", "323", "terapi", 3),
    A("4100", "NAV ledelse og mottak", "410", "sosialtjeneste", 5),
    A("4101", "NAV oppfølging", "410", "sosialtjeneste", 8),
    A("4102", "Økonomisk sosialhjelp", "410", "", 0, ("28100 14700 11800 sosialhjelp", "28100 17700 -420")),
    A("4103", "Kvalifiseringsprogram", "410", "", 0, ("27600 10890 2300", "27600 14700 120")),
    A("4104", "Arbeidsrettede tiltak", "410", "", 0, ("27300 14700 1900 kvartal", "27300 13700 600")),
    A("4105", "Bostøtte og startlån, veiledning", "410", "sosialtjeneste", 2, ("28300 14700 700",)),
    A("4110", "Flyktningtjeneste", "411", "flyktning", 7, ("24200 14700 1100", "24200 11900 340 maaned")),
    A("4111", "Introduksjonsprogram", "411", "", 0, ("27500 10890 9800", "27500 13700 650")),
    A("4112", "Integreringstilskudd", "411", "", 0, ("85000 18100 -27500 kvartal",)),
    A("5100", "Planavdeling", "510", "plan", 5, ("30100 13700 900", "30100 16200 -650")),
    A("5101", "Byggesak", "510", "byggesak", 4, ("30200 16200 -2900 sommer",)),
    A("5102", "Kart og oppmåling", "510", "oppmaaling", 3, ("30300 16200 -1500 sommer",)),
    A("5103", "Klima og naturforvaltning", "510", "natur", 1, ("36000 13700 350 sommer 5001", "36000 17000 -280 host 5001")),
    A("5110", "Landbrukskontor", "511", "landbruk", 4, ("32900 14700 260 host",)),
    A("5111", "Næringsutvikling", "511", "naering", 2, ("32500 14700 1500 halvaar", "32500 19500 -500 desember")),
    A("5112", "Reiseliv og havn", "511", "", 0, ("32500 14700 650 halvaar", "33000 11200 420", "33000 16500 -1100 sommer")),
    A("6100", "Eiendom, administrasjon", "610", "eiendom", 5),
    A("6101", "Administrasjonsbygg", "610", "", 0, ("13000 11800 900", "13000 12300 850", "13000 11850 130 januar", "13000 15900 1700")),
    A("6102", "Barnehagebygg", "610", "", 0, ("22100 11800 780", "22100 12300 950", "22100 11850 120 januar", "22100 15900 2100")),
    A("6103", "Vaktmestere og drift", "610", "vaktmester", 12),
    A("6104", "Skolebygg", "610", "", 0, ("22200 11800 4300", "22200 12300 3300", "22200 11850 520 januar", "22200 15900 14200")),
    A("6105", "Sykehjemsbygg", "610", "", 0, ("26100 11800 2400", "26100 12300 1900", "26100 11850 310 januar", "26100 15900 7900")),
    A("6106", "Kommunale boliger", "610", "", 0, ("26500 11800 1300", "26500 12300 2500", "26500 15900 3900", "26500 16300 -12600")),
    A("6110", "Renhold skoler og barnehager", "611", "renhold", 17),
    A("6111", "Renhold helsebygg", "611", "renholdhelse", 9),
    A("6112", "Renhold administrasjonsbygg", "611", "renholdadm", 3),
    A("6120", "Brannberedskap", "612", "brann", 12, ("33900 13500 2700 kvartal", "33900 15900 800")),
    A("6121", "Forebyggende brannvern og feiing", "612", "feiing", 3, ("33800 16400 -2300 gebyr",)),
    A("6122", "Depotstyrke Nes", "612", "brann", 4),
    A("6130", "Prosjektledelse", "613", "eiendom", 4, ("12100 17700 -900 halvaar",)),
    A("6131", "Tilstandsvurdering og ENØK", "613", "", 0, ("12100 13700 900",)),
    A("6140", "Svømmehall", "614", "idrett", 4, ("38100 11800 1500", "38100 16500 -1300 kino", "38100 15900 1600")),
    A("6141", "Idrettshall og anlegg", "614", "idrett", 2, ("38100 11800 700", "38000 14700 1300 halvaar", "38100 15900 1500")),
    A("6142", "Parker, løyper og friluftsliv", "614", "park", 3, ("33500 12300 450 sommer",)),
    A("7100", "Vei, drift og vintervedlikehold", "710", "vei", 6, ("33200 13700 7600 vinter", "33200 15900 4900")),
    A("7101", "Asfalt, bruer og rekkverk", "710", "", 0, ("33200 12300 3900 sommer", "33200 12500 600 sommer")),
    A("7102", "Veilys", "710", "", 0, ("33200 11800 1600", "33200 12400 700")),
    A("7103", "Kollektivtilbud og trafikksikkerhet", "710", "", 0, ("33000 14700 520 halvaar", "33200 12300 300 sommer 7001")),
    A("7110", "Vannproduksjon", "711", "vann", 5, ("34000 11800 1700", "34000 12400 900", "34000 15900 3700")),
    A("7111", "Vannledningsnett", "711", "vannnett", 4, ("34500 12300 1900 sommer", "34500 15900 4100", "34500 16400 -19800 gebyr")),
    A("7112", "Vann, lekkasjesøk", "711", "", 0, ("34500 13700 650 sommer 7002",)),
    A("7120", "Avløpsrenseanlegg", "712", "avloep", 4, ("35000 11800 1500", "35000 12000 1200", "35000 12400 800", "35000 15900 2900")),
    A("7121", "Avløpsnett", "712", "avloepnett", 4, ("35300 12300 1700 sommer", "35300 15900 3100", "35300 16400 -15600 gebyr")),
    A("7122", "Slamtømming", "712", "", 0, ("35400 13700 2100 sommer", "35400 16400 -2200 gebyr")),
    A("7123", "Husholdningsrenovasjon", "712", "", 0, ("35500 13800 13900 maaned", "35500 16400 -14100 gebyr")),
    A("8100", "IKT-drift", "810", "ikt", 6, ("12000 11950 5200 januar", "12000 12000 1900", "12000 15900 2600")),
    A("8101", "Fagsystemer", "810", "ikt", 3, ("12000 11950 4300 kvartal",)),
    A("8102", "Interkommunalt IKT-samarbeid", "810", "", 0, ("12000 13500 3900 kvartal",)),
    A("8110", "Strategi og utvikling", "811", "administrasjon", 4),
    A("8111", "Innovasjonsprosjekter", "811", "", 0, ("12000 13700 1100 host 8001", "12000 17000 -700 host 8001")),
    A("8112", "Folkehelse", "811", "administrasjon", 2, ("23300 14700 300 halvaar",), flyttet_fra="221"),
    A("8120", "Innbyggertorg", "812", "administrasjon", 5, ("12000 11300 130 maaned",)),
    A("8121", "Kommunikasjon", "812", "administrasjon", 3, ("12000 11400 350",)),
    A("9000", "Skatt og rammetilskudd", "910", "", 0, ("80000 18700 -318000 skatt",)),
    A(
        "9010",
        "Renter, utbytte og avdrag",
        "910",
        "",
        0,
        ("87000 15000 31500 rente", "87000 15100 36800 halvaar", "87000 19000 -7400 rente", "87000 19050 -5200 juni"),
    ),
    A("9020", "Pensjon og premieavvik", "910", "", 0, ("17000 10900 -9400 desember", "17000 10990 -479 desember", "17100 10900 6100 desember", "17100 10990 311 desember")),
    A("9030", "Lønnsoppgjør, sentral avsetning", "910"),
    A("9040", "Motpost avskrivninger", "910"),
    A("9050", "Avsetninger og bruk av fond", "910", "", 0, ("88000 15700 2500 desember",)),
)  # fmt: skip


@cache
def enhet(kode: str) -> Enhet:
    """The unit with this code."""
    return next(unit for unit in ENHETER if unit.kode == kode)


def enhet_in_year(ansvar: Ansvar, aar: int) -> str:
    """Code of the unit an ansvar belongs to that year."""
    return ansvar.flyttet_fra if ansvar.flyttet_fra and aar < 2025 else ansvar.enhet


def organisation_rows() -> list[dict[str, str | int]]:
    """One row per ansvar and validity period, with the columns of `organisasjon.csv`."""
    rows: list[dict[str, str | int]] = []
    for ansvar in ANSVAR:
        spans = [(ansvar.enhet, "01.01.2020", ".".join(reversed(ansvar.lagt_ned.split("-"))))]
        if ansvar.flyttet_fra:
            spans = [(ansvar.flyttet_fra, "01.01.2020", "31.12.2024"), (ansvar.enhet, "01.01.2025", "")]
        for kode, fra, til in spans:
            unit = enhet(kode)
            rows.append(
                {
                    "Ansvar": ansvar.kode,
                    "Ansvar (T)": ansvar.navn,
                    "Enhet": kode,
                    "Enhetsnavn": unit.navn,
                    "Tjenesteområde": unit.omraade,
                    "Tjenesteområde navn": OMRAADER[unit.omraade],
                    "Gyldig fra": fra,
                    "Gyldig til": til,
                    "Ansatte": ansvar.ansatte,
                }
            )
    return rows
