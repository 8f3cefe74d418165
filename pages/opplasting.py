"""Opplasting: files come in, are checked, are read by a person, and are accepted or not. And the way back."""

import streamlit as st

from dashboard import access, lake, settings
from dashboard.agenda import fil, karantene
from dashboard.intake import describe
from dashboard.ui.acceptance import signature_of
from dashboard.ui.history import choose_restore, show_history
from dashboard.ui.page import open_page
from dashboard.ui.upload import choose_file, file_heading, held_files

view = open_page(
    "Opplasting",
    access.require_upload,
    "Slipp månedens filer her. Ingen tall lagres før du godkjenner. Filen selv tas vare på som mottatt.",
)
chosen = settings.get()

set_aside = [karantene.TITLE] if karantene.count() else []
nye_filer, historikk, *i_karantene = st.tabs(
    [karantene.NEW_FILES, "Historikk", *set_aside], key=karantene.PARTS, on_change="rerun"
)

if nye_filer.open:
    with nye_filer:
        karantene.look_at_chosen()
        files = held_files(fil.look, chosen.temp, chosen.fil_mb)
        file = choose_file(files, fil.state)
        if file is None:
            fil.show_latest(view)
            karantene.say()
        else:
            file_heading(file)
            fil.show_verdict(file)
            if fil.is_stored(file):
                fil.show_stored(file, view)
            else:
                fil.show_findings(file, view)
                fil.show_consequences(file)
                fil.choose_setup(file)
                fil.accept(file, files, view)

if historikk.open:
    with historikk:
        history = lake.get().uploads(view.written)
        show_history(history, describe.period, view)
        choose_restore(history, fil.restore, signature_of(view.user))

for part in i_karantene:
    if part.open:
        with part:
            karantene.show_files()
