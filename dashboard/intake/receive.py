"""The whole way in: read, recognise, control, preview; then commit what a person accepts."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import duckdb

from dashboard import storage
from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError, why
from dashboard.intake import published, ssb
from dashboard.intake.control import ranked, run_controls
from dashboard.intake.finding import Finding, Severity
from dashboard.intake.inbox import fingerprint, keep, readable
from dashboard.intake.mapping import Mapping, Profile, signature
from dashboard.intake.personal import other_sheets, personal_data
from dashboard.intake.preview import PartPreview, preview
from dashboard.intake.profiles import profile_named, read_profiles, stage_profile
from dashboard.intake.published import Touched
from dashboard.intake.read import read
from dashboard.intake.reading import Limits, Reading, UnreadableFile
from dashboard.intake.recognise import Recognition, by_hand, by_profile, recognise
from dashboard.intake.row_changes import RowChanges, find_row_changes, overwriting
from dashboard.intake.stage import stage, staged
from dashboard.lake import ChangedMeanwhile, Lake, Snapshot, Unreadable, of_the_lake
from dashboard.settings import Settings

if TYPE_CHECKING:  # half a second of import, which the command line's checks and imports can do without
    import pandas as pd

Progress = Callable[[str], None]
_log = logging.getLogger("dashboard")


@dataclass(slots=True)
class Upload:
    """A file that has been looked at, and not yet accepted. Holds its staged rows until closed.

    `row_changes`: by dataset that people also edit in the product, what the file changes of what stands.
    `touched`: the published periods whose figures it would change; none for a file that is blocked.
    """

    file: str
    sha256: str
    base: Snapshot
    cursor: duckdb.DuckDBPyConnection
    reading: Reading | None = None
    recognition: Recognition | None = None
    parts: list[PartPreview] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    row_changes: dict[str, RowChanges] = field(default_factory=dict)
    clean_controls: int = 0
    touched: list[Touched] = field(default_factory=list)
    _changed: "pd.DataFrame | None" = None

    @property
    def blocked(self) -> bool:
        return any(finding.severity.blocks for finding in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """Findings per severity; OK counts the controls that found nothing."""
        counted = {severity.value: 0 for severity in Severity}
        counted[Severity.OK] = self.clean_controls
        for finding in self.findings:
            counted[finding.severity] += 1
        return counted

    def changed_lines(self) -> "pd.DataFrame":
        """The lines that change what is published, as `published.changed_lines` gives them. Needs something touched."""
        if self._changed is None:
            self._changed = published.changed_lines(self.cursor)
        return self._changed

    def close(self) -> None:
        with suppress(duckdb.Error):  # an interrupted session may have closed it already
            self.cursor.close()

    def __enter__(self) -> "Upload":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has decided about a file. Whatever is left open is recognised."""

    dataset: str | None = None
    profile: str | None = None
    mapping: Mapping | None = None
    sheet: str | None = None


def inspect(
    path: Path,
    name: str,
    lake: Lake,
    settings: Settings,
    *,
    choices: Choices | None = None,
    today: date | None = None,
    keep_bytes: bool = True,
    progress: Progress = lambda step: None,
) -> Upload:
    """Look at a file without storing anything but its bytes in the inbox (and not even them if it speaks of persons).

    Every finding is in the returned upload; nothing about the file's content is raised. Raises DashboardError for an
    unknown profile, where there is no room to read or keep the file, and where the lake cannot be read.
    """
    name = readable(name)
    upload = Upload(file=name, sha256=fingerprint(path), base=lake.newest(), cursor=lake.cursor())
    try:
        _look(upload, path, lake, settings, choices or Choices(), today or date.today(), keep_bytes, progress)
    except (OSError, MemoryError, duckdb.Error) as error:
        upload.close()
        if of_the_lake(error):
            raise Unreadable(error) from error
        if isinstance(error, OSError | MemoryError | duckdb.IOException | duckdb.OutOfMemoryException):
            raise _no_room(name, error) from error
        raise
    except BaseException:
        upload.close()
        raise
    if upload.blocked:
        _log.info("fil blokkert", extra={"datasett": [part.dataset for part in upload.parts]})
    return upload


def _look(
    upload: Upload,
    path: Path,
    lake: Lake,
    settings: Settings,
    choices: Choices,
    today: date,
    keep_bytes: bool,
    progress: Progress,
) -> None:
    name, cursor = upload.file, upload.cursor
    lake.look_back(cursor, upload.base.id)
    progress("Leser filen")
    try:
        upload.reading = read(path, name, cursor, _limits(settings), choices.sheet)
    except UnreadableFile as error:
        upload.findings = [_unreadable(error, name)]
        return
    if (refusal := _speaks_of_persons(upload, path, lake, settings)) is not None:
        cursor.execute("drop table kilde")
        upload.findings = [replace(refusal, file=name)]
        return
    if keep_bytes:
        keep(path, name, upload.sha256, storage.of(settings, "inbox"))
    progress("Kjenner igjen kolonnene")
    upload.recognition = _recognise(upload, choices, settings.nummer)
    if upload.recognition.missing:
        upload.findings = [_unmapped(upload.recognition, name)]
        return
    progress("Kontrollerer")
    _control(upload, lake, settings, today)
    progress("Sammenligner med det som står")
    upload.parts = [preview(part, cursor) for part in upload.recognition.mapping.parts]
    _compare_edited(upload, lake)
    if not upload.blocked:
        upload.touched = published.find_touched([part.dataset for part in upload.parts], cursor)


def _speaks_of_persons(upload: Upload, path: Path, lake: Lake, settings: Settings) -> Finding | None:
    """Every sheet of a workbook is looked at: the inbox keeps the whole file, not just the sheet that is read."""
    assert upload.reading is not None
    if (refusal := personal_data(upload.reading, upload.cursor, upload.file)) is not None:
        return refusal
    for sheet in other_sheets(path, upload.reading):
        with lake.cursor() as aside, suppress(UnreadableFile):
            other = read(path, upload.file, aside, _limits(settings), sheet)
            if (refusal := personal_data(other, aside, upload.file)) is not None:
                return refusal
    return None


def accept(
    upload: Upload,
    lake: Lake,
    *,
    author: str,
    message: str,
    save_profile: str | None = None,
    reason: str = "",
) -> Snapshot:
    """Store an inspected file as one snapshot.

    `save_profile`: keep the mapping under this name. `reason`: why published figures change, kept in the history where
    they do. Raises DashboardError when the file is blocked, when author or a needed reason is missing, or when somebody
    published, or changed the same datasets, meanwhile; nothing is stored then.
    """
    if upload.blocked or upload.recognition is None:
        raise DashboardError(
            "Filen kan ikke godkjennes",
            f"«{upload.file}» har feil som må rettes først.",
            "Rett feilene i listen, og last opp filen på nytt.",
        )
    if not author.strip():
        raise DashboardError(
            "Hvem godkjenner?", "Navn eller rolle mangler.", "Skriv hvem som godkjenner filen."
        )
    reason = published.checked_reason(reason, upload.touched)
    _refuse_if_published(upload, lake)
    tables = {part.dataset: staged(part.dataset) for part in upload.parts}
    if save_profile:
        mapping = upload.recognition.mapping
        assert upload.reading is not None
        profile = Profile(navn=save_profile, signatur=signature(upload.reading.columns), mapping=mapping)
        tables |= stage_profile(profile, upload.cursor)
    return lake.commit(
        upload.cursor,
        tables,
        author=author.strip(),
        message=_message(message.strip() or f"Lest inn {upload.file}", reason, upload.touched),
        base=upload.base.id,
        details={
            "file": upload.file,
            "sha256": upload.sha256,
            "rows": {part.dataset: part.rows for part in upload.parts},
            "period": {part.dataset: part.period for part in upload.parts},
            "counts": upload.counts,
            **_trace(reason, upload.touched),
        },
    )


def _refuse_if_published(upload: Upload, lake: Lake) -> None:
    """What is touched was found in the version that was looked at: nothing may have been published since."""
    if any(published.has_months(part.dataset) for part in upload.parts):
        for later in lake.history():
            if later.id > upload.base.id and "publisering" in later.datasets:
                raise ChangedMeanwhile(later)


def _message(message: str, reason: str, touched: Sequence[Touched]) -> str:
    if not touched:
        return message
    why = " ".join(reason.split())  # one line in the history, however it was written
    return f"{message.rstrip('.')}. Endrer det som er publisert for {published.labels(touched)}: {why}"


def _trace(reason: str, touched: Sequence[Touched]) -> dict[str, Any]:
    return {"reason": reason, "published": [each.as_data for each in touched]} if touched else {}


def _limits(settings: Settings) -> Limits:
    return Limits(settings.fil_mb * 1_000_000, settings.utpakket_mb * 1_000_000, settings.kolonner)


def _recognise(upload: Upload, choices: Choices, kommune: str | None) -> Recognition:
    assert upload.reading is not None
    profiles = read_profiles(upload.cursor)
    if choices.mapping is not None:
        return by_hand(choices.mapping, upload.reading)
    if choices.profile is not None:
        return by_profile(profile_named(choices.profile, profiles), upload.reading, upload.file)
    return recognise(upload.reading, upload.file, upload.cursor, profiles, choices.dataset, kommune)


def _control(upload: Upload, lake: Lake, settings: Settings, today: date) -> None:
    assert upload.reading is not None
    assert upload.recognition is not None
    mapping, cursor = upload.recognition.mapping, upload.cursor
    stage(mapping, upload.reading, cursor)
    _stage_history(lake.history(), cursor)
    parameters = {
        "i_dag": today,
        "lukket_til": settings.lukket_til or "",
        "sha256": upload.sha256,
        "kolonner": len(upload.reading.columns),
        "personer_minst": settings.personer_minst,
    }
    datasets = tuple(part.dataset for part in mapping.parts)
    official = ssb.controlled(cursor, upload.reading, upload.file, settings)
    own, clean = run_controls(cursor, datasets, upload.file, parameters, official.instead_of)
    upload.clean_controls = clean + official.clean
    upload.findings = ranked([*own, *official.findings]) + [
        _assumption(text, upload) for text in upload.recognition.assumed
    ]


def _compare_edited(upload: Upload, lake: Lake) -> None:
    """What people also edit in the product is held against the file row by row, and what it writes over is a finding."""
    for dataset in (DATASETS[part.dataset] for part in upload.parts if DATASETS[part.dataset].edited):
        changes = find_row_changes(dataset, lake, upload.base, upload.cursor)
        if changes is not None:
            upload.row_changes[dataset.name] = changes
            upload.findings = ranked([*upload.findings, *overwriting(dataset, changes, upload.file)])


def _stage_history(history: Sequence[Snapshot], cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute(
        "create or replace temp table opplastinger (versjon bigint, tid timestamp, forfatter varchar, sha256 varchar)"
    )
    rows = [
        (entry.id, entry.time.astimezone().replace(tzinfo=None), entry.author, entry.details.get("sha256"))
        for entry in history
    ]
    if rows:
        cursor.executemany("insert into opplastinger values (?, ?, ?, ?)", rows)


def _no_room(name: str, error: Exception) -> DashboardError:
    if isinstance(error, MemoryError | duckdb.OutOfMemoryException):
        return DashboardError(
            "Det er ikke minne nok til filen",
            f"«{name}» trenger mer minne enn programmet har fått.",
            "Del filen i flere, eller be den som drifter løsningen om mer minne. Ingenting er endret.",
        )
    if "no space" in str(error).lower():
        return DashboardError(
            "Disken er full",
            f"Det var ikke plass til å lese eller mellomlagre «{name}».",
            "Frigjør plass på disken, og prøv igjen. Ingenting er endret.",
        )
    return DashboardError(
        "Filen kunne ikke leses",
        f"Det gikk galt å lese eller mellomlagre «{name}»: {why(error) if isinstance(error, OSError) else error}.",
        "Kontroller at disken har plass og at filen kan åpnes, og prøv igjen. Ingenting er endret.",
    )


def _unreadable(error: UnreadableFile, name: str) -> Finding:
    return Finding(
        control=error.control,
        severity=Severity.FATAL,
        message=f"{error.title}. {error.what_happened}",
        remedy=error.what_to_do,
        file=name,
        row=error.row,
    )


def _unmapped(recognition: Recognition, name: str) -> Finding:
    dataset = DATASETS[recognition.dataset]
    if recognition.profile:
        return Finding(
            control="profil_passer_ikke",
            severity=Severity.ERROR,
            message=f"Profilen «{recognition.profile}» bruker kolonner som ikke finnes i filen.",
            remedy="Velg en annen profil, eller la være å velge og se om filen kjennes igjen uten.",
            file=name,
            dataset=dataset.name,
        )
    titles = ", ".join(f"«{dataset.column(column).title}»" for column in recognition.missing)
    return Finding(
        control="ukjent_oppsett",
        severity=Severity.ERROR,
        message=f"Filen ligner mest på {dataset.title.lower()}, men det er ikke klart hvilken kolonne som er {titles}.",
        remedy="Velg datasett og kolonner under «Oppsett». Valget kan lagres som en profil til neste måned.",
        file=name,
        dataset=dataset.name,
    )


def _assumption(text: str, upload: Upload) -> Finding:
    return Finding(
        control="antatt",
        severity=Severity.INFO,
        message=text,
        remedy="Stemmer det ikke, velg noe annet under «Oppsett».",
        file=upload.file,
        dataset=upload.recognition.dataset if upload.recognition else "",
    )
