"""Cells that have broken programs before: numbers, dates, blanks, quotes, markup, formulas, and letters from elsewhere."""

from random import Random

NUMBERS = (
    "0", "-0", "00", "1", "13", "-1", "1,5", "1.5", "1 234,56", "1\N{NO-BREAK SPACE}234", "1.234.567,89", "1,234,567.89", "(5)",
    "5-", "−5", "+5", "5 %", "kr 5,-", "1e5", "1e308", "1e999", "NaN", "inf", "-inf", "0x10", "1_000", "9" * 15, "9" * 18, "9" * 19,
    "9" * 40, "9" * 5_000, "9999999999999999,99", "-9999999999999999.99", "0," + "0" * 400 + "1", "2147483647", "2147483648",
    "4294967296", "9223372036854775808", "999999999", "1000000000", "١٢٣", "\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT TWO}", "²", "½", "Ⅷ", "1'234", "1’234", "0.1.2", ",,", "..",
    ".", ":", "-", "–", "+", "e", "1,", ",1", "1.2.3",
)  # fmt: skip
DATES = (
    "2026-01-31", "31.01.2026", "31.1.26", "2026-02-30", "29.02.2023", "00.00.0000", "0001-01-01", "0000-00-00", "9999-12-31",
    "99999-01-01", "20260131", "20269999", "2026-1-1T00:00:00Z", "31/12/2026", "45000", "jan.26", "oktober", "okt. 2026", "P10",
    "2026-13", "202613", "2026-10", "2026 - 2029", "1. kvartal", "2026K1", "0", "0000", "9999", "20 26",
)  # fmt: skip
WORDS = (
    "", " ", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH NO-BREAK SPACE}", "\N{RIGHT-TO-LEFT OVERRIDE}txt", "null",
    "None", "NULL", "nan", "ja", "nei", "x", "Sum", "Totalt", "I alt", "alle", "drift", "investering", "regulert", "ukjent", "æøå",
    "ÆØÅ" * 50, "ß", "İ", "ﬁ", "e\N{COMBINING ACUTE ACCENT}", "\N{COMBINING ACUTE ACCENT}", "👩‍👩‍👧‍👦", "\ud800", "\udfff", "\x00", "\x00" * 9, "\x1a",
    "\x01\x02", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f", "\x7f", "\x85", "\u2028", "\u2029", "\ufffe", "\uffff", "\U0010ffff",
    '"', '""', '"""', 'a"b', '"a', "'", "''", "`", "\\", "\\N", "\\x00", "/", "//", ";", ",", "\t", "|", "\n", "\r", "\r\n", "\n\n\n",
    "a\nb", "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+1+1", "-1+1", "<script>alert(1)</script>", "<b>", "&amp;", "&#0;", "]]>", "{",
    "}", "{verdi}", "{0}", "{rader!r}", "%s", "%n", "$1", "$dataset", "?", "*", "[", "(", ")", "^", "'; drop table kilde; --",
    '" or ""="', "../../x", "C:\\x", "http://localhost/", "#REF!", "#DIV/0!", "#N/A", "true", "false", "01017012345", "a" * 300,
    "a" * 70_000, "a b " * 5_000,
)  # fmt: skip
HEADINGS = (
    "rad", "felt", "RAD", "Felt", "kildekolonne", "beloep_raa", "aar_raa", "innlest", "kilde", "dataset", "oid", "rowid", "main",
    "select", "År", "Periode", "Ansvar", "Ansvar", "Funksjon", "Art", "Konto", "Prosjekt", "Beløp", "Beløp (1000 kr)", "Regnskap 2025",
    "Rekneskap 2024", "Budsjett 2026", "Rev. budsjett 2026", "Oppr. budsjett 2027", "Økonomiplan 2027", "jan", "feb", "Januar 2026",
    "2026", "2026-10", "202610", "Enhet", "Rolle", "Status", "Verdi", "Region", "Kommune", "Tittel", "Nr", "Id", "Navn", "Mål", "Vedtak",
    "Sykefraværsdagsverk", "Avtalte dagsverk", "Fødselsnummer", "Kolonne 1", "Kolonne 2", "\"", "a.b", "a;b", "a\nb", "%", "*", "",
)  # fmt: skip


def cell(chance: Random) -> str:
    """A cell that may be hard on whoever reads it."""
    return chance.choice(chance.choice((NUMBERS, DATES, WORDS)))


def heading(chance: Random) -> str:
    """A column name; most often one that means something."""
    return chance.choice(HEADINGS) if chance.random() < 0.8 else cell(chance)
