"""The words about what is public, what will be, and what a correction changes."""

from datetime import date

import pytest

from dashboard.period import Period
from dashboard.sentences import publisering as tekst

OKTOBER = Period(2026, 10)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (tekst.publisert(OKTOBER, 1, date(2026, 11, 12)), "Oktober 2026 ble publisert 12.11.2026 som utgave 1."),
        (tekst.publisert(OKTOBER, 2, date(2026, 11, 15)), "Oktober 2026 er rettet 15.11.2026, og leses nå som utgave 2."),
        (
            tekst.trukket(OKTOBER, 2, date(2026, 11, 16), []),
            "Oktober 2026 er trukket tilbake. Utgave 2 kunne leses til 16.11.2026, og ingenting er offentlig nå.",
        ),
        (
            tekst.trukket(OKTOBER, 3, date(2026, 11, 16), [2, 1]),
            "Oktober 2026 er trukket tilbake. Utgave 3 kunne leses til 16.11.2026."
            " Utgave 1 og 2 kan fortsatt leses på sin egen adresse.",
        ),
        (tekst.antall_perioder(0), "Ingen periode har en utgave som gjelder."),
        (tekst.antall_perioder(2), "2 perioder har en utgave som gjelder."),
        (tekst.om_endrede_tall(0), "Ingen publiserte tall er endret siden."),
        (tekst.om_endrede_tall(1), "1 publisert tall er endret siden."),
        (tekst.om_tall_som_endres(0), "Ingen publiserte tall blir annerledes med tallene som er valgt."),
        (tekst.om_tall_som_endres(1), "1 publisert tall blir annerledes med tallene som er valgt."),
        (tekst.om_frigitte(0, []), "Ingen tekster er frigitt ennå."),
        (tekst.om_frigitte(2, ["Oppvekst"]), "2 tekster er frigitt. Ingen tekst er frigitt for Oppvekst, som er over grensen."),
        (tekst.om_frigitte(1, []), "1 tekst er frigitt."),
        (tekst.om_spoersmaal(0, 0), "Ingen spørsmål er skrevet inn ennå."),
        (tekst.om_spoersmaal(2, 1), "1 besvart spørsmål er med, 2 åpne er ikke med."),
        (tekst.om_spoersmaal(0, 3), "3 besvarte spørsmål er med."),
        (tekst.om_svaret(None, False), "Kommer med i neste utgave."),
        (tekst.om_svaret(2, True), "Står i utgave 2."),
        (tekst.om_svaret(2, False), "Et tidligere svar står i utgave 2. Dette kommer i neste utgave."),
        (" ".join(tekst.om_tekstene("svar", "svar", "nytt", 1, 2)), "1 svar er nytt eller endret. 2 svar er tatt ut."),
        (" ".join(tekst.om_tekstene("svar", "svar", "nytt", 0, 0)), ""),
        (tekst.om_endringer_etter(OKTOBER, 4), "Oktober 2026: 4 publiserte tall er endret siden."),
    ],
)  # fmt: skip
def test_the_words_about_what_is_public(told: str, expected: str) -> None:
    assert told.replace("\u00a0", " ") == expected
