"""A file that is made when somebody asks for it: for that person alone, and with a line in the trace."""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import Literal, NamedTuple

import streamlit as st

from dashboard import spor
from dashboard.access import User
from dashboard.ui import markdown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST = 10_000


class Owner(NamedTuple):
    """A person as the provider of sign-in knows them; empty without sign-in."""

    issuer: str
    subject: str


_owners: OrderedDict[str, set[Owner]] = OrderedDict()


def offer(
    label: str,
    make: Callable[[], bytes],
    file: str,
    media_type: str,
    *,
    user: User,
    key: str,
    icon: str = ":material/download:",
    kind: Literal["secondary", "tertiary"] = "tertiary",
    tip: str | None = None,
) -> None:
    """A button. The file is made when it is pressed: a page has many, and few are pressed."""
    owner = _who()

    def made() -> bytes:
        content = make()
        _remember(content, owner)
        spor.note("eksport", hvem=user.name, rolle=user.role, hva=file)
        return content

    help_ = None if tip is None else markdown.escaped(tip)
    st.download_button(
        label, made, file, media_type, key=key, on_click="ignore", type=kind, icon=icon, help=help_
    )


def offer_sheets(
    csv: Callable[[], bytes],
    xlsx: Callable[[], bytes],
    name: Callable[[str], str],
    *,
    user: User,
    key: str,
    title: str,
    before: str = "",
) -> None:
    """A table as CSV and as Excel. `name` gives a file's name by its ending; `before` stands in front of the two names."""
    with st.container(horizontal=True, gap="small"):
        offer(
            f"{before}CSV", csv, name("csv"), "text/csv",
            user=user, key=f"{key}_csv", tip=f"Last ned «{title}» som CSV",
        )  # fmt: skip
        offer(
            f"{before}Excel", xlsx, name("xlsx"), XLSX,
            user=user, key=f"{key}_xlsx", tip=f"Last ned «{title}» som Excel-fil",
        )  # fmt: skip


def made_for(content: bytes, owner: Owner) -> bool:
    """Whether the file was made for the person."""
    return owner in _owners.get(sha256(content).hexdigest(), ())


def _remember(content: bytes, owner: Owner) -> None:
    _owners.setdefault(sha256(content).hexdigest(), set()).add(owner)
    while len(_owners) > _MOST:
        _owners.popitem(last=False)


def _who() -> Owner:
    claims = st.user.to_dict()
    return Owner(str(claims.get("iss", "")), str(claims.get("sub", "")))
