"""The year's dates as a calendar that other programs subscribe to (iCalendar, RFC 5545): no names, no addresses of persons."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from dashboard import access, lake, queries, settings, text
from dashboard.access import Role, User
from dashboard.analysis.aarshjul import Forberedelse, Punkt, for_leseren, klokkeslett, punkter
from dashboard.dialog.offentlig import personal
from dashboard.lake import Snapshot
from dashboard.sentences.words import liste

ROOT = "/kalender"
FILE = "aarshjul.ics"
MEDIA_TYPE = "text/calendar; charset=utf-8"
KLG, LEDER = "klg", "leder"
_AUDIENCES = {KLG: Role.KLG, LEDER: Role.LEDER}
_WITHOUT_SIGN_IN = "lokal"
_OSLO = ZoneInfo("Europe/Oslo")
_FRESH = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar as it is sent; `utelatt` are the dates some text of which is left out, as it points to a person."""

    content: bytes
    utelatt: tuple[date, ...]


def audience(user: User) -> str:
    """Whose calendar a reader subscribes to."""
    return KLG if access.fora_for(user) is None else LEDER


def key(whose: str) -> str:
    """What stands in the address, as calendar programs cannot sign in: told to those who may see the dates, guessed by nobody.

    Without sign-in nobody but the machine itself reaches the server, and it is a word.
    """
    secret = settings.get().oidc_noekkel
    if secret is None:
        return _WITHOUT_SIGN_IN
    signed = hmac.new(secret.get_secret_value().encode(), f"kalender:{whose}".encode(), sha256)
    return signed.hexdigest()[:32]


def audience_of(asked: str) -> str | None:
    """Whose calendar the key of an address opens; None for a key that opens none."""
    opened = [each for each in _AUDIENCES if hmac.compare_digest(key(each).encode(), asked.encode())]
    return opened[0] if opened else None


def address(whose: str, *, frister: bool) -> str:
    """The path of a calendar, with (`frister`) or without what must be ready."""
    return f"{ROOT}/{key(whose)}/{FILE}{'?frister=ja' if frister else ''}"


def feed(whose: str, *, frister: bool, today: date, at: int | None = None) -> Feed:
    """The calendar of `whose` from version `at` (None: the newest): the dates of last year, this one and the next.

    Raises DashboardError where the lake does not answer.
    """
    store = lake.get()
    version = store.uploaded(store.newest().id if at is None else at)
    return _feed(settings.get(), version.id, whose, frister, today.year)


@lru_cache(maxsize=16)
def _feed(chosen: settings.Settings, version: int, whose: str, frister: bool, aar: int) -> Feed:
    fora = access.fora_for(User("", _AUDIENCES[whose]))
    rows = queries.run(
        "aarshjul/punkter",
        version,
        fra_aar=aar - 1,
        til_aar=aar + 1,
    )
    found, ready = for_leseren(punkter(rows), queries.run("aarshjul/forberedelse", version), fora)
    calendar = _calendar(chosen)
    stamp = _stamp(version)
    by_punkt: dict[Punkt, list[Forberedelse]] = {}
    for each in ready:
        by_punkt.setdefault(each.punkt, []).append(each)
    for punkt in dict.fromkeys(found):
        own = by_punkt.get(punkt, [])
        calendar.add_component(_meeting(chosen, punkt, own, stamp))
        for each in own if frister else ():
            calendar.add_component(_deadline(chosen, each, stamp))
    for each in (each for each in ready if frister and not each.punkt.aapen):
        calendar.add_component(_deadline(chosen, each, stamp))
    utelatt = tuple(
        punkt.dato for punkt in found if any(personal(each) for each in (punkt.navn, punkt.sted, *punkt.tema))
    )
    return Feed(calendar.to_ical(), utelatt)


def _stamp(version: int) -> Snapshot:
    """The version in which the plan last changed: calendars take what is newer than what they have."""
    changed = [each for each in lake.get().history(version) if "moeteplan" in each.datasets]
    return changed[0] if changed else lake.get().snapshot(version)


def _calendar(chosen: settings.Settings) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Styringsdialog//Aarshjul//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Årshjul {chosen.kommune_navn}")
    calendar.add("x-wr-timezone", _OSLO.key)
    calendar.add("refresh-interval", _FRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{_FRESH // timedelta(hours=1)}H")
    calendar.add_component(_timezone())
    return calendar


def _timezone() -> Timezone:
    """Norway's time since 1996, as Outlook wants it: by rule, not by list."""
    zone = Timezone()
    zone.add("tzid", _OSLO.key)
    summer, winter = timedelta(hours=2), timedelta(hours=1)
    for part, name, start, month, before, after in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, winter, summer),
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, summer, winter),
    ):
        part.add("dtstart", start)
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone


def _meeting(
    chosen: settings.Settings, punkt: Punkt, ready: Sequence[Forberedelse], stamp: Snapshot
) -> Event:
    event = _event(chosen, f"{punkt.dato.year}:{punkt.id}", stamp)
    event.add("summary", _said(punkt.navn))
    event.add("categories", [punkt.forumnavn])
    if punkt.sted:
        event.add("location", _said(punkt.sted))
    event.add("description", _description(punkt, ready))
    _add_url(event, chosen, punkt)
    start, end = klokkeslett(punkt.kl_fra), klokkeslett(punkt.kl_til)
    if start is None:
        _whole_day(event, punkt.dato)
        return event
    begins = datetime.combine(punkt.dato, start, _OSLO)
    # Without an end, or with one before the start, a meeting is held to last an hour.
    ends = datetime.combine(punkt.dato, end, _OSLO) if end and end > start else begins + timedelta(hours=1)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    return event


def _deadline(chosen: settings.Settings, ready: Forberedelse, stamp: Snapshot) -> Event:
    """What must be ready, as a day that blocks nobody's time."""
    punkt = ready.punkt
    event = _event(chosen, f"{punkt.dato.year}:{punkt.id}\n{ready.hva}", stamp)
    event.add("summary", f"Frist: {ready.hva}")
    event.add("categories", ["Frister"])
    event.add("description", f"Til {_said(punkt.navn)} {text.day(punkt.dato)}. Ansvar: {ready.rolle}.")
    _add_url(event, chosen, punkt)
    _whole_day(event, ready.frist)
    return event


def _event(chosen: settings.Settings, named: str, stamp: Snapshot) -> Event:
    """`named` gives the id: the same for the same thing, whatever else is changed."""
    event = Event()
    event.add(
        "uid", f"{uuid5(NAMESPACE_URL, f'styringsdialog:{chosen.nummer or chosen.kommune_navn}:{named}')}"
    )
    moment = stamp.time.astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", stamp.id)
    return event


def _add_url(event: Event, chosen: settings.Settings, punkt: Punkt) -> None:
    if chosen.adresse and punkt.aapen and not personal(punkt.id):
        query = urlencode({"aar": punkt.dato.year, "punkt": punkt.id})
        event.add("url", f"{chosen.adresse}/aarshjul?{query}")


def _whole_day(event: Event, day: date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")


def _description(punkt: Punkt, ready: Sequence[Forberedelse]) -> str:
    times = [each for each in (punkt.kl_fra, punkt.kl_til) if each and klokkeslett(each) is None]
    parts = [
        *(["Tid: " + _said("–".join(times))] if times else []),
        *(["Tema:", *(f"– {_said(each)}" for each in punkt.tema)] if punkt.tema else []),
        *(
            ["Må være klart:", *(f"– {text.day(each.frist)}: {each.hva} ({each.rolle})" for each in ready)]
            if ready
            else []
        ),
        *([f"Kilde: {punkt.kilde}"] if punkt.kilde else []),
    ]
    return "\n".join(parts) or punkt.forumnavn


def _said(written: str) -> str:
    """`written` without what no calendar may hold, or what is said in its place where it points to a person."""
    if found := personal(written):
        return f"(Utelatt: ser ut til å inneholde {liste(found)})"
    return "".join(sign for sign in written if sign.isprintable() or sign == "\n")
