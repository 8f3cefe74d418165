"""How a bad answer from Statistics Norway is met: asked again where that may help, else told so that somebody knows what to do."""

import json
import socket
import ssl
from collections.abc import Callable

import httpx2
import pytest

from dashboard.settings import Settings
from dashboard.sources import client as clients
from dashboard.sources.client import Answer, Client
from dashboard.sources.clock import Pace, SystemClock
from dashboard.sources.problems import SourceProblem
from tests.sources.replay import HTML_404, Canned, PatientClock, StatBank, cut_off, refusal

Near = Callable[..., Settings]
GOOD = Canned(body=b'{"class": "dataset"}')
BUSY = Canned(429, b"", {})
PATH = "/tables/12134/metadata"


@pytest.fixture
def ask(bank: StatBank, near: Near, clock: PatientClock) -> Callable[..., Answer]:
    """Ask the bank, which gives these answers one after another."""

    def ask(*canned: Canned, **settings: float) -> Answer:
        bank.answer_next(PATH, *canned)
        with Client(near(**settings), clock) as client:
            return client.get(bank.px + PATH, "tabell 12134")

    return ask


def told(problem: SourceProblem) -> str:
    return f"{problem.title}. {problem.what_happened} {problem.what_to_do}".replace("\u00a0", " ")


def test_calls_are_kept_apart_whoever_asks(bank: StatBank, near: Near, clock: PatientClock) -> None:
    with Client(near(ssb_sekunder=2), clock) as client:
        client.get(bank.px + PATH, "tabell 12134")
        assert clock.slept == []
        client.get(bank.px + PATH, "tabell 12134")
        client.get(f"{bank.klass}/classifications/131/codesAt", "kommuner")
        assert clock.slept == [2.0, 2.0]
        clock.time += 1.5
        client.get(bank.px + PATH, "tabell 12134")
        assert clock.slept[2:] == [0.5]
        clock.time += 60
        client.get(bank.px + PATH, "tabell 12134")
        assert len(clock.slept) == 3


def test_the_pace_is_two_seconds_unless_somebody_says_otherwise(data_folder: None) -> None:
    assert Settings().ssb_sekunder == 2.0


def test_the_machines_own_clock_goes_forward_and_waits() -> None:
    clock = SystemClock()
    pace, before = Pace(0.02, clock), clock.now()
    pace.wait()
    pace.wait()
    assert clock.now() - before >= 0.02


@pytest.mark.parametrize(
    ("bad", "waits"),
    [
        (BUSY, [4.0, 8.0]),
        (Canned(429, b"", {"Retry-After": "37"}), [37.0, 37.0]),
        (Canned(429, b"", {"Retry-After": "1"}), [4.0, 8.0]),
        (
            Canned(429, b"", {"Retry-After": "Mon, 16 Mar 2026 07:00:30 GMT", "Date": "Mon, 16 Mar 2026 07:00:00 GMT"}),
            [30.0, 30.0],
        ),
        (Canned(429, b"", {"Retry-After": "om litt"}), [4.0, 8.0]),
        (Canned(503, b"<html>"), [4.0, 8.0]),
        (Canned(500, b""), [4.0, 8.0]),
        (Canned(200, b'{"class": "dataset", "va'), [4.0, 8.0]),
        (Canned(200, b'{"class": "dataset"}', cut=True), [4.0, 8.0]),
        (Canned(200, b"", {}, cut=True), [4.0, 8.0]),
    ],
)  # fmt: skip
def test_what_may_pass_is_asked_again_with_growing_waits(
    ask: Callable[..., Answer], clock: PatientClock, bad: Canned, waits: list[float]
) -> None:
    assert ask(bad, bad, GOOD).body == {"class": "dataset"}
    assert clock.slept == waits


def test_what_does_not_pass_is_told_with_what_to_do(
    ask: Callable[..., Answer], clock: PatientClock, bank: StatBank
) -> None:
    five = clients.ATTEMPTS
    cases: list[tuple[Canned, str, int]] = [
        (BUSY, "SSB ber oss vente. 127.0.0.1 har fått for mange spørringer på kort tid (429). Hent på nytt om noen min", five),
        (Canned(429, b"", {"Retry-After": "45"}), "på kort tid og ber oss vente 45 sekunder (429)", five),
        (Canned(429, b"", {"Retry-After": "3600"}), "ber oss vente 60 minutter (429). Hent på nytt om 60 minutter", 1),
        (Canned(503, b"<html>"), "SSB har en feil. 127.0.0.1 svarte at noe er galt hos dem (503). Hent på nytt om en stund", five),
        (Canned(200, b'{"class": "dat'), "Svaret fra SSB er avkortet. Svaret om tabell 12134 er ikke hel JSON. Hent på nytt", five),
        (Canned(200, b"{}", cut=True), "SSB svarer ikke. Det gikk ikke å få svar fra 127.0.0.1", five),
        (refusal("ugyldig tabell-ID"), "Tabellen finnes ikke hos SSB. SSB svarte «Non-existent table» (404) om tabell 12134. En tabell", 1),
        (Canned(200, refusal("ugyldig tabell-ID").body), "Tabellen finnes ikke hos SSB. SSB svarte «Non-", 1),
        (refusal("ugyldig ContentsCode"), "Tabellen er endret hos SSB. SSB svarte «Non-existent value» (400) om tabell 12134", 1),
        (refusal("manglende mandatory"), "Tabellen er endret hos SSB. SSB svarte «Missing selection for", 1),
        (Canned(404, HTML_404.encode()), "Svaret er en nettside, ikke tall. Svaret om tabell 12134 er en nettside («404 - File or directory not found.», 404). Kontroller innstillingene «ssb_adresse»", 1),
        (Canned(200, b"\n<html><p>Logg inn</html>"), "er en nettside (200). Kontroller innstillingene «ssb_adresse» og", 1),
        (Canned(404, b"Classification not found with id = 131"), "«Classification not found with id = 131» (404)", 1),
        (Canned(403, b""), "SSB avviste spørringen. SSB svarte «Forbidden» (403) om tabell 12134", 1),
        (Canned(200, b"[1, 2]"), "I svaret om tabell 12134 er det noe annet enn et JSON-objekt", 1),
        (Canned(400, b'{"errors": 1}'), "SSB svarte «uten begrunnelse» (400) om tabell 12134", 1),
    ]  # fmt: skip
    for bad, message, attempts in cases:
        asked = len(bank.asked)
        with pytest.raises(SourceProblem) as caught:
            ask(*[bad] * attempts)
        assert message in told(caught.value), bad
        assert told(caught.value).endswith("tallene som sto fra før, står.")
        assert len(bank.asked) - asked == attempts, bad


def test_nobody_at_the_address_is_told_as_that(near: Near, clock: PatientClock) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with Client(near(), clock) as client, pytest.raises(SourceProblem) as caught:
        client.get(closed, "tabell 12134")
    assert "SSB svarer ikke. Det gikk ikke å få svar fra 127.0.0.1: forbindelsen ble avvist." in told(
        caught.value
    )
    assert "nettforbindelsen" in told(caught.value)
    assert caught.value.ends_all
    assert clock.slept == [4.0]  # nothing has answered before: whoever waits is told soon


def test_a_name_that_leads_nowhere_is_told_at_once_and_in_bokmaal(
    near: Near, clock: PatientClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_off(monkeypatch)
    with Client(near(), clock) as client, pytest.raises(SourceProblem) as caught:
        client.get("http://finnes-ikke.invalid/x", "tabell 12134")
    assert told(caught.value).startswith(
        "SSB svarer ikke. Det gikk ikke å få svar fra finnes-ikke.invalid: navnet ble ikke funnet. Det er ingen "
        "nettforbindelse, eller en brannmur stenger."
    )
    assert "Errno" not in told(caught.value)
    assert caught.value.ends_all
    assert clock.slept == []


def test_no_reason_for_a_missing_connection_is_left_in_the_machines_english() -> None:
    def of(error: Exception, cause: BaseException | None = None) -> str:
        error.__cause__ = cause
        return clients._unreachable("h", error).what_happened

    english = "[Errno 104] Connection reset by peer"
    for error, cause, said in (
        (httpx2.ConnectError(english), OSError(english), "ingen svarte"),
        (httpx2.ReadError(english), None, "forbindelsen ble brutt før hele svaret"),
        (httpx2.TooManyRedirects(english), None, "viser videre i ring"),
    ):
        assert said in of(error, cause)
        assert english not in of(error, cause)
    assert "forbindelsen er ikke sikker" in of(httpx2.ConnectError("x"), ssl.SSLError("x"))
    assert "mellomtjeneren slapp ikke" in of(httpx2.ProxyError("403"))


def test_an_answer_that_does_not_come_is_not_waited_for(
    ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "ATTEMPTS", 2)
    with pytest.raises(SourceProblem) as caught:
        ask(*[Canned(wait=0.3)] * 2, ssb_ventetid=0.05)
    assert "SSB svarer for sent. 127.0.0.1 hadde ikke svart ferdig" in told(caught.value)
    assert caught.value.ends_all


def test_an_answer_that_trickles_is_not_waited_for_either(
    bank: StatBank, near: Near, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Impatient(PatientClock):
        def now(self) -> float:
            self.time += 1
            return self.time

    monkeypatch.setattr(clients, "ATTEMPTS", 1)
    bank.answer_next(PATH, Canned(body=b" " * 400, trickle=0.005))
    with Client(near(ssb_ventetid=1), Impatient()) as client, pytest.raises(SourceProblem) as caught:
        client.get(bank.px + PATH, "tabell 12134")
    assert "hadde ikke svart ferdig etter 10 sekunder" in told(caught.value)


def test_an_answer_without_end_is_not_taken_in(ask: Callable[..., Answer]) -> None:
    with pytest.raises(SourceProblem, match="Svaret fra SSB er for stort"):
        ask(Canned(body=b" " * 1_000_001), fil_mb=1)


def test_an_answer_is_kept_as_it_came(ask: Callable[..., Answer], bank: StatBank) -> None:
    answer = ask()
    assert json.loads(answer.content) == answer.body
    assert answer.body["updated"] == "2026-03-16T07:00:00Z"
    assert bank.asked[-1][:2] == ("GET", "/pxwebapi/v2/tables/12134/metadata")
