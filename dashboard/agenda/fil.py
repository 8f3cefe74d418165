"""One file on the page Opplasting: looked at, told about, set up, accepted. In the order the page speaks of it."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pandas as pd
import streamlit as st

from dashboard import access, lake, paths, queries, settings, storage
from dashboard.errors import DashboardError
from dashboard.intake import describe, inbox, published, quarantine, receive
from dashboard.intake.profiles import read_profiles
from dashboard.intake.receive import Choices, Upload
from dashboard.lake import Snapshot
from dashboard.period import Period
from dashboard.ui import findings, html, preview, setup
from dashboard.ui.acceptance import ask_acceptance, signature_of
from dashboard.ui.changed_lines import show_changed_lines
from dashboard.ui.errors import show_error
from dashboard.ui.history import label
from dashboard.ui.page import View
from dashboard.ui.plain import sentence
from dashboard.ui.upload import HeldFile, Progress
from dashboard.ui.who import current_user

File: TypeAlias = HeldFile[Upload]
QUARANTINED = "karantene"
"""The note of a file that was looked at in quarantine: where it lies."""

_SHOWN_ON_DRIFT = {"regnskap", "budsjett", "prognose", "sykefravaer", "vedtak", "tiltak"}


def look(path: Path, name: str, progress: Progress, choices: Choices | None = None) -> Upload:
    """Inspect the file at `path`. Raises DashboardError where its bytes cannot be kept."""
    return receive.inspect(path, name, lake.get(), settings.get(), choices=choices, progress=progress)


def show_latest(view: View) -> None:
    """Where things stand, while there is no file to speak of."""
    history = lake.get().uploads(view.written)
    if history:
        newest = f"{label(history[0])}, av {history[0].author}"
        html.write(f"<p class='tomt'>Sist lagret: {html.escaped(newest)}.</p>")
    else:
        html.write(
            "<p class='tomt'>Ingenting er lagret ennå. Begynn gjerne med organisasjonen, så budsjett og regnskap.</p>"
        )


def state(file: File) -> str:
    """One sentence about the file, for the list of files."""
    stored = _stored(file)
    if stored:
        return f"Lagret som versjon {stored.id} kl. {stored.time.astimezone():%H.%M}."
    return describe.verdict(file.seen) + (" Filen endrer tall som er publisert." if file.seen.touched else "")


def is_stored(file: File) -> bool:
    return _stored(file) is not None


def show_verdict(file: File) -> None:
    """The plain sentence, and what went wrong since it was said."""
    sentence(state(file))
    if file.error is None:
        return
    show_error(file.error)
    if st.button("Se på forskjellen på nytt", icon=":material/refresh:", key=f"{file.id}_igjen"):
        _look_again(file)
        st.rerun()


def show_findings(file: File, view: View) -> None:
    upload = file.seen
    preview.show_facts(describe.facts(upload, chosen=_choices(file).mapping is not None))
    findings.show_findings(upload.findings, upload.clean_controls, file=upload.file, view=view)


def show_consequences(file: File) -> None:
    """Per dataset: control totals, the difference from what stands, the first rows."""
    for part in file.seen.parts:
        unit = describe.unit(part)
        html.write(f"<h3>{html.escaped(describe.title(part))}</h3>")
        left, right = st.columns([2, 3], gap="large")
        with left:
            preview.show_totals(describe.totals(part), part.rows, unit)
        with right:
            preview.show_difference(describe.consequence(part), describe.difference(part), unit)
        if (changes := file.seen.row_changes.get(part.dataset)) and (
            said := describe.row_changes(part.dataset, changes)
        ):
            preview.show_row_changes(
                said, describe.row_change_lines(part.dataset, changes), describe.key_title(part.dataset)
            )
        with st.expander("De første radene slik de er lest"):
            preview.show_sample(pd.DataFrame(part.sample), part.dataset)


def choose_setup(file: File) -> None:
    """Another understanding of the file, where the one above is not right: it is then looked at again."""
    upload, asked = file.seen, _choices(file)
    if upload.reading is not None and upload.recognition is not None:
        chosen = setup.choose_setup(
            upload.recognition.mapping,
            upload.reading.columns,
            queries.run_on(upload.cursor, "intake/foerste_rader"),
            sheet=upload.reading.format.sheet,
            profiles=[profile.navn for profile in read_profiles(upload.cursor)],
            needed=describe.needs_mapping(upload),
            key=file.id,
        )
    else:
        chosen = setup.choose_sheet(asked.sheet, file.id) if asked.sheet else None
    if chosen is not None:
        file.notes["choices"] = Choices(chosen.dataset, chosen.profile, chosen.mapping, chosen.sheet)
        _look_again(file)
        st.rerun()


def accept(file: File, files: Sequence[File], view: View) -> None:
    """Ask who accepts, and why where published figures change, and store the file as one version; nothing is lost where
    that fails."""
    upload = file.seen
    if not upload.parts:
        return
    if upload.touched:
        _show_published(file, view)
    answer = ask_acceptance(
        signature_of(view.user),
        describe.suggested_message(upload),
        describe.verdict(upload) if upload.blocked else "",
        can_keep_profile=upload.recognition is not None and upload.recognition.profile is None,
        reason_room=published.LONGEST_REASON if upload.touched else 0,
        key=file.id,
    )
    if answer is None:
        return
    access.require_accept(view.user)
    try:
        stored = receive.accept(
            upload,
            lake.get(),
            author=answer.author,
            message=answer.message,
            save_profile=answer.profile or None,
            reason=answer.reason,
        )
    except DashboardError as error:
        file.error = error
    else:
        file.notes["stored"], file.error = stored, None
        upload.close()
        _release(file)
        _refresh(files, stored)
    st.rerun()


def show_stored(file: File, view: View) -> None:
    """Where the numbers are seen, and what to do next."""
    upload, stored = file.seen, _stored(file)
    assert stored is not None
    st.success(
        f"{describe.titles(upload)} er lagret. Alle ser de nye tallene neste gang de åpner eller klikker på en side.",
        icon=":material/check:",
    )
    if upload.touched:
        sentence(published.consequence(upload.touched))
    if _SHOWN_ON_DRIFT & set(stored.datasets):
        st.page_link(
            paths.PAGES / "drift.py",
            label="Se tallene i Styringsdialog drift",
            icon=":material/monitoring:",
            query_params=_period(upload, stored),
        )
    st.page_link(
        paths.PAGES / "oversikt.py",
        label="Se hvor ferske alle tallene er på Oversikt",
        icon=":material/dashboard:",
    )
    st.markdown(
        "Har du flere filer, slipp dem i feltet øverst. Ble noe galt, kan du gå tilbake til versjonen før under «Historikk»."
    )


def restore(version: int, author: str, message: str) -> Snapshot:
    """Go back to a version. Raises NotAllowed, or DashboardError where it cannot be stored."""
    access.require_accept(current_user())
    return lake.get().restore(version, author=author, message=message)


def _show_published(file: File, view: View) -> None:
    """What was told to the public and would be told otherwise now, line by line."""
    upload = file.seen
    show_changed_lines(
        published.sentence(upload.touched),
        published.consequence(upload.touched),
        upload.changed_lines(),
        published.count_lines(upload.cursor),
        file=upload.file,
        view=view,
    )


def _choices(file: File) -> Choices:
    choices: Choices = file.notes.get("choices") or Choices()
    return choices


def _stored(file: File) -> Snapshot | None:
    stored: Snapshot | None = file.notes.get("stored")
    return stored


def _look_again(file: File) -> None:
    kept = Path(inbox.place(file.seen.file, file.seen.sha256))
    file.look_again(kept, partial(_look_in_inbox, choices=_choices(file)))


def _look_in_inbox(kept: Path, name: str, progress: Progress, choices: Choices) -> Upload:
    chosen = settings.get()
    with inbox.fetched(kept.as_posix(), storage.of(chosen, "inbox"), chosen.temp) as path:
        return look(path, name, progress, choices)


def _refresh(files: Sequence[File], stored: Snapshot) -> None:
    """The files still waiting are compared with what stands now, not with what stood when they were dropped."""
    for other in files:
        if not is_stored(other) and {part.dataset for part in other.seen.parts} & set(stored.datasets):
            _look_again(other)


def _release(file: File) -> None:
    """What is stored has nothing more to do in quarantine."""
    if (place := file.notes.get(QUARANTINED)) is not None:
        with suppress(OSError):  # taken away by somebody, or not ours to move: it is stored all the same
            quarantine.release(place)


def _period(upload: Upload, stored: Snapshot) -> dict[str, str]:
    """The best period to show of those the file has touched, as the address writes it."""
    touched = {row["aar"] for part in upload.parts for row in part.difference if "aar" in row}
    shown = queries.run("oversikt/perioder", stored.id)
    found = [
        Period(int(aar), int(periode))
        for aar, periode in zip(shown["aar"], shown["periode"], strict=True)
        if aar in touched and (periode == 0 or _has(upload, int(aar), int(periode)))
    ]
    return {"periode": found[0].key} if found else {}


def _has(upload: Upload, aar: int, periode: int) -> bool:
    """Whether the file says something about the month: one that speaks of whole years says something about all."""
    rows = [row for part in upload.parts for row in part.difference if row.get("aar") == aar]
    return any(row.get("periode", periode) == periode for row in rows)
