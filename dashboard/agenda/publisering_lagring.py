"""What the forms of Publisering share: what was seen when a form was opened, what is told when it is stored, and a form ready anew."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.ui.errors import show_error
from dashboard.ui.page import View


@dataclass(frozen=True)
class Lagring:
    """`navn` parts one kind of forms from another."""

    navn: str

    @property
    def runde(self) -> int:
        """Part of the key of a form that is emptied when it is stored."""
        return int(st.session_state.setdefault(self._runde, 0))

    def base(self, view: View, id_: str) -> int:
        """What the person began with: what somebody else writes after that is never written over unseen."""
        return int(st.session_state.setdefault(self._base(id_), view.written))

    def say(self) -> None:
        """What was stored in the run before."""
        if (done := st.session_state.pop(self._gjort, None)) is not None:
            st.success(done, icon=":material/check:")

    def store(self, view: View, write: Callable[[], object], done: str, id_: str = "") -> None:
        """`write`, then say `done` in a new run; where it is refused, say why. `id_`: of what is changed, none for what is new."""
        try:
            write()
        except DashboardError as error:
            if id_:  # whoever reads what the other has written, and saves again, means it
                st.session_state[self._base(id_)] = view.written
            show_error(error)
            return
        st.session_state.pop(self._base(id_), None)
        st.session_state[self._runde] = self.runde + 1
        st.session_state[self._gjort] = done
        st.rerun()

    @property
    def _runde(self) -> str:
        return f"{self.navn}_runde"

    @property
    def _gjort(self) -> str:
        return f"{self.navn}_gjort"

    def _base(self, id_: str) -> str:
        return f"{self.navn}_base_{id_}"
