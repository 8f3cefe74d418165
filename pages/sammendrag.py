"""Sammendrag: what is published, month by month, for folkevalgte. Nothing here can be changed."""

import streamlit as st

from dashboard import access
from dashboard.agenda import sammendrag, sammendrag_sammenlign
from dashboard.ui.page import open_page

view = open_page("Sammendrag", access.require_see_sammendrag, "Det kommunen har publisert om styringen")

with st.container(horizontal=True):
    utgivelse = sammendrag.choose(view)
    other = sammendrag_sammenlign.choose(view, utgivelse) if utgivelse else None

if utgivelse is None:
    st.info("Ingenting er publisert ennå. Her kommer månedens sammendrag når kommunen har publisert det.")
elif other is not None:
    sammendrag_sammenlign.show(utgivelse, other)
else:
    sammendrag.show(view, utgivelse)
