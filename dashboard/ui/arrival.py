"""What a browser brings to a session that has never drawn its page: the program has been started again since, or the line was
away for long. Asks Streamlit's inside, whose names may change with its version.

What was pressed is done where the page, drawn anew, has the same button; where it has none, the person is told that nothing
came of it. Streamlit itself would say nothing.
"""

from dataclasses import dataclass

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner import RerunData, RerunException, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.state.session_state import Serialized, WStates

from dashboard.ui import html

_BROUGHT = "brakt_med"
_PRESSED = {"trigger_value", "string_trigger_value", "json_trigger_value", "chat_input_value"}


@dataclass(frozen=True, slots=True)
class _Brought:
    """What stood in the widgets, and whether it speaks of files that went with the session before."""

    states: WidgetStates
    files_are_gone: bool


_NOTHING = _Brought(WidgetStates(), files_are_gone=False)


def note_what_is_brought() -> None:
    """Before the page is drawn."""
    if _BROUGHT not in st.session_state:
        st.session_state[_BROUGHT] = _all_brought()


def answer_what_is_brought() -> None:
    """After the page is drawn: once, do what was pressed, or tell that it was not done."""
    brought: _Brought = st.session_state[_BROUGHT]
    st.session_state[_BROUGHT] = _NOTHING
    drawn = _widgets(_context()).widget_metadata
    pressed = {each.id for each in brought.states.widgets if _is_done(each)}
    if brought.files_are_gone or any(each not in drawn or drawn[each].disabled for each in pressed):
        st.dialog("Ingenting er lagret")(_tell_of_nothing_done)()
    elif any(drawn[each].callback is not None for each in pressed):
        _say_it_again(brought.states)
    elif any(each.id not in drawn for each in brought.states.widgets):
        # The browser has asked for the page again by itself: the line broke while the page was at something.
        st.dialog("Se over siden")(_tell_of_what_is_gone)()


def _is_done(state: WidgetState) -> bool:
    """Something was pressed, or a file was dropped; what else stands in a field is only a choice."""
    return state.WhichOneof("value") in _PRESSED or bool(_files(state))


def _files(state: WidgetState) -> list[str]:
    return [each.file_id for each in state.file_uploader_state_value.uploaded_file_info]


def _tell_of_nothing_done() -> None:
    html.write(
        "<p>Programmet er startet på nytt, eller forbindelsen har vært borte lenge. Det du gjorde nå, ble derfor ikke utført.</p>"
        "<p><strong>Hva du kan gjøre:</strong> Lukk denne meldingen, se over siden og gjør det på nytt. Hadde du en fil på siden,"
        " slipp den på nytt.</p>"
    )


def _tell_of_what_is_gone() -> None:
    html.write(
        "<p>Programmet er startet på nytt, eller forbindelsen har vært borte lenge. Noe av det som sto på siden, er borte herfra, og"
        " det du gjorde sist, er kanskje ikke lagret.</p>"
        "<p><strong>Hva du kan gjøre:</strong> Lukk denne meldingen, se om det er lagret, og gjør det ellers på nytt. Hadde du en fil"
        " på siden, slipp den på nytt.</p>"
    )


def _say_it_again(brought: WidgetStates) -> None:
    """A callback runs before the page does, and this page did not know its buttons then."""
    here = _context()
    raise RerunException(
        RerunData(
            query_string=here.query_string,
            page_script_hash=here.page_script_hash,
            widget_states=brought,
            cached_message_hashes=here.cached_message_hashes,
            context_info=here.context_info,
        )
    )


def _all_brought() -> _Brought:
    here = _context()
    states = [each.value for each in _widgets(here).states.values() if isinstance(each, Serialized)]
    files = [file for each in states for file in _files(each)]
    held = here.uploaded_file_mgr.get_files(here.session_id, files)
    return _Brought(WidgetStates(widgets=states), files_are_gone=len(held) < len(files))


def _widgets(here: ScriptRunContext) -> WStates:
    return here.session_state._state._new_widget_state


def _context() -> ScriptRunContext:
    here = get_script_run_ctx()
    assert here is not None, "asked from a page's script"
    return here
