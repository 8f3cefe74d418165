"""Publish a period, correct it by a new edition, withdraw one: the files first, then the row that makes them public."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd

from dashboard import access, lake, queries, text
from dashboard.access import User
from dashboard.dialog.offentlig import publishable
from dashboard.dialog.write import newest, write
from dashboard.errors import DashboardError
from dashboard.lake import ChangedMeanwhile
from dashboard.period import Period
from dashboard.publish import package, register
from dashboard.publish.changes import COLUMNS, endringer
from dashboard.publish.package import About
from dashboard.publish.register import Utgivelse
from dashboard.reports.grunnlag import Grunnlag, Run
from dashboard.reports.sammendrag import Innhold, innholdet, sammendrag
from dashboard.reports.utgave import Rettelse, Sammendrag, Tallsett, Utgave

_TITLE = "Sammendraget er ikke publisert"
_WITHDRAWN = "trukket tilbake"
_ATTEMPTS = 8  # with somebody else publishing another period each time


def preview(innhold: Innhold, forord: str, grunn: str = "") -> Sammendrag:
    """Exactly what will be public when the period is published on these numbers and texts, but for the time.

    Raises DashboardError where the text is not for everybody.
    """
    return _made(innhold, _text(forord), _text(grunn), None)[1]


def grunnlag(period: Period, snapshot: int, written: int, run: Run = queries.run) -> Grunnlag:
    """What the period is published from: the numbers of version `snapshot`, and the texts of `written`.

    Raises DashboardError where the period has no numbers.
    """
    store = lake.get()
    made = Grunnlag(store.figures(store.snapshot(snapshot).id), period, store.snapshot(written).id, run)
    if made.kommunen is None or pd.isna(made.kommunen["regnskap"]):
        raise DashboardError(
            "Perioden har ingen tall",
            f"Det er ingen regnskapstall for {period.label} i denne versjonen.",
            "Velg en annen periode, eller last opp tallene først.",
        )
    return made


def publish(
    user: User, period: Period, *, snapshot: int, forord: str, grunn: str = "", base: int
) -> Utgivelse:
    """Write the period's next edition and make it the one that is read.

    `snapshot` is the version of the numbers, `base` the one the person looked at: what is written is told as it stood
    then. A second edition corrects the first, and needs `grunn`. Raises NotAllowed, ChangedMeanwhile where the period has
    been published or withdrawn after `base`, DashboardError where a text is missing or not for everybody, the period has
    no numbers, or nothing can be written; nothing is public then that was not before.
    """
    access.require_publish(user)
    forord, grunn = _text(forord), _text(grunn)
    standing = _unchanged_since(base, period, newest())
    if standing:
        grunn = publishable(grunn, _TITLE, "En periode som er publisert, kan bare rettes med en grunn.")
    moment = datetime.now(UTC)
    utgave, made = _made(innholdet(grunnlag(period, snapshot, base)), forord, grunn, moment)
    about = About(period, utgave, base, user.name)
    new = Utgivelse(
        period, utgave.nummer, made.document.version, base, forord, grunn if standing else "",
        register.PUBLISERT, moment, user.name, package.build(made, register.published(), about),
    )  # fmt: skip
    try:
        _make_public(user, new, base)
    except BaseException:
        if _is_in_no_register(new):
            package.remove(register.folder(new))
        raise
    return new


def withdraw(user: User, utgivelse: Utgivelse, grunn: str, base: int) -> Utgivelse:
    """Take an edition back: its files stay, and its row says when and why.

    Raises NotAllowed, ChangedMeanwhile where somebody has changed the edition after version `base`, DashboardError where
    the reason is missing or not for everybody, or the edition has been withdrawn already.
    """
    title = "Utgaven er ikke trukket tilbake"
    access.require_publish(user)
    reason = publishable(grunn, title, "Det står ikke hvorfor den trekkes tilbake.")
    if utgivelse.trukket or utgivelse not in register.utgivelser(base):
        raise DashboardError(
            title,
            f"Utgave {utgivelse.utgave} av {utgivelse.period.label} er trukket tilbake fra før.",
            "Last siden på nytt for å se hva som gjelder.",
        )
    withdrawn = replace(
        utgivelse, status=register.TRUKKET, trukket_tidspunkt=datetime.now(UTC), trukket_grunn=reason
    )
    _write(user, withdrawn, f"Trukket tilbake: {utgivelse.period.label}, utgave {utgivelse.utgave}", base)
    return withdrawn


def differs(utgivelse: Utgivelse) -> pd.DataFrame:
    """What the newest numbers would change in the published ones, line by line (changes.COLUMNS).

    Raises PackageChanged where the published numbers cannot be trusted.
    """
    at = newest()
    return endringer(_numbers(utgivelse), innholdet(grunnlag(utgivelse.period, at, at)).tallsett)


def _made(innhold: Innhold, forord: str, grunn: str, moment: datetime | None) -> tuple[Utgave, Sammendrag]:
    """The period's next edition, `moment` None: as it would be."""
    earlier = register.of_period(register.utgivelser(innhold.grunnlag.written), innhold.grunnlag.period)
    utgave = Utgave(earlier[0].utgave + 1 if earlier else 1, forord, moment)
    if earlier:
        day = (moment or datetime.now(UTC)).astimezone().date()
        changed = _changed_by(innhold.tallsett, earlier)
        utgave = replace(
            utgave, rettelser=[Rettelse(utgave.nummer, day, grunn, changed), *_rettelser(earlier)]
        )
    return utgave, sammendrag(innhold, utgave)


def _rettelser(editions: Sequence[Utgivelse]) -> list[Rettelse]:
    """What the editions corrected, the newest first."""
    return [
        Rettelse(
            each.utgave,
            each.dato,
            each.rettelse,
            _all_changed(text.NO_NUMBER, _WITHDRAWN)
            if each.trukket
            else _changed_by(_numbers(each), editions[place:]),
        )
        for place, each in enumerate(editions[:-1], start=1)
    ]


def _changed_by(numbers: Mapping[str, Tallsett], earlier: Sequence[Utgivelse]) -> pd.DataFrame:
    """Held against the newest that stands. What is withdrawn is printed nowhere anew: it may be withdrawn for its numbers."""
    before = next((each for each in earlier if not each.trukket), None)
    if before is None:
        return _all_changed(_WITHDRAWN, "publisert på nytt")
    return endringer(_numbers(before), numbers)


def _all_changed(foer: str, naa: str) -> pd.DataFrame:
    return pd.DataFrame([("Alle tabeller", "Alle rader", "Alle tall", foer, naa)], columns=COLUMNS)


def _numbers(utgivelse: Utgivelse) -> Mapping[str, Tallsett]:
    return package.tallsett(register.folder(utgivelse), utgivelse.manifest)


def _unchanged_since(base: int, period: Period, now: int) -> list[Utgivelse]:
    """The period's editions, the same in version `now` as in `base`. Raises ChangedMeanwhile."""
    then = register.of_period(register.utgivelser(base), period)
    if then != register.of_period(register.utgivelser(now), period):
        later = [each for each in lake.get().history() if each.id > base and "publisering" in each.datasets]
        raise ChangedMeanwhile(later[0])
    return then


def _make_public(user: User, new: Utgivelse, base: int) -> None:
    """Write the row, in a register where nothing of the period has changed since `base`: what the new edition tells of the
    earlier ones still holds. Where others publish other periods meanwhile, the register is looked at anew."""
    message = f"Publisert: {new.period.label}, utgave {new.utgave}"
    for attempt in range(1, _ATTEMPTS + 1):
        seen = newest()
        _unchanged_since(base, new.period, seen)
        try:
            return _write(user, new, message, seen, whole=True)
        except ChangedMeanwhile:
            if attempt == _ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def _is_in_no_register(new: Utgivelse) -> bool:
    """Whether the lake is sure that it was not published: the one who asked may have been told so all the same."""
    try:
        return all(each.manifest != new.manifest for each in register.utgivelser())
    except DashboardError:  # nobody knows; files without a row are never read
        return False


def _write(user: User, utgivelse: Utgivelse, message: str, base: int, *, whole: bool = False) -> None:
    withdrawn = utgivelse.trukket_tidspunkt
    row = {
        "aar": utgivelse.period.aar,
        "periode": utgivelse.period.periode,
        "utgave": utgivelse.utgave,
        "versjon": utgivelse.versjon,
        "skrevet": utgivelse.skrevet,
        "forord": utgivelse.forord or None,
        "rettelse": utgivelse.rettelse or None,
        "status": utgivelse.status,
        "tidspunkt": utgivelse.tidspunkt.replace(tzinfo=None),
        "av": utgivelse.av,
        "manifest": utgivelse.manifest,
        "trukket_tidspunkt": withdrawn.replace(tzinfo=None) if withdrawn else None,
        "trukket_grunn": utgivelse.trukket_grunn or None,
    }
    write(user, "publisering", row, message=message, base=base, whole=whole, period=utgivelse.period.key)


def _text(value: str) -> str:
    return publishable(value, _TITLE, "Teksten er tom.") if value.strip() else ""
