"""What is pressed in a session that has never drawn the page: done where the page has the button, else said not to be."""

from streamlit.proto.Common_pb2 import FileUploaderState, UploadedFileInfo
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

TITLE = "Ingenting er lagret"


def page() -> None:
    import streamlit as st

    from dashboard.ui.arrival import answer_what_is_brought, note_what_is_brought

    def count() -> None:
        st.session_state.called = st.session_state.get("called", 0) + 1

    note_what_is_brought()
    st.session_state.runs = st.session_state.get("runs", 0) + 1
    st.text_input("Navn", key="navn")
    if st.button("Lagre", key="lagre"):
        st.session_state.stored = st.session_state.get("stored", 0) + 1
    st.button("Neste", key="neste", on_click=count)
    st.button("Sperret", key="sperret", disabled=True)
    st.file_uploader("Slipp filer her", key="filer")
    if "fil" in st.session_state:
        st.button("Godkjenn", key="godkjenn")
    answer_what_is_brought()


def arrived(key: str) -> AppTest:
    """A browser that has had the page open presses the button in a session that is new."""
    before = AppTest.from_function(page, default_timeout=60)
    before.session_state.fil = "oktober.csv"
    before.run()
    assert said(before) == []
    button = before.button(key=key)
    brought = WidgetStates(widgets=[WidgetState(id=button.id, trigger_value=True)])
    return AppTest.from_function(page, default_timeout=60)._run(brought)


def said(app: AppTest) -> list[str]:
    return [each.proto.dialog.title for each in app.get("dialog")]


def counted(app: AppTest, name: str) -> int:
    return int(app.session_state[name]) if name in app.session_state else 0


def test_a_button_that_the_page_no_longer_has_is_said_to_have_done_nothing_and_it_is_said_once() -> None:
    for key in ("godkjenn", "sperret"):
        app = arrived(key)
        assert said(app) == [TITLE], key
        assert said(app.run()) == [], key


def test_a_button_that_the_page_has_does_what_it_does_once() -> None:
    app = arrived("lagre")
    assert (said(app), counted(app, "stored"), counted(app, "runs")) == ([], 1, 1)
    app = arrived("neste")
    assert (said(app), counted(app, "called"), counted(app, "runs")) == ([], 1, 2)
    assert counted(app.run(), "called") == 1


def test_a_file_that_went_with_the_session_before_is_said_to_be_gone() -> None:
    before = AppTest.from_function(page, default_timeout=60).run()
    info = UploadedFileInfo(name="oktober.csv", size=3, file_id="borte")
    dropped = WidgetState(
        id=before.file_uploader(key="filer").id,
        file_uploader_state_value=FileUploaderState(uploaded_file_info=[info]),
    )
    new = AppTest.from_function(page, default_timeout=60)._run(WidgetStates(widgets=[dropped]))
    assert said(new) == [TITLE]


def test_where_a_field_is_gone_and_nothing_pressed_the_page_is_to_be_looked_over() -> None:
    gone = WidgetState(id="$$ID-borte-oktober_hvem", string_value="Kari")
    assert said(AppTest.from_function(page, default_timeout=60)._run(WidgetStates(widgets=[gone]))) == [
        "Se over siden"
    ]


def test_what_stands_in_a_field_is_nothing_that_was_pressed() -> None:
    app = AppTest.from_function(page, default_timeout=60).run()
    field = WidgetState(id=app.text_input(key="navn").id, string_value="Kari")
    new = AppTest.from_function(page, default_timeout=60)._run(WidgetStates(widgets=[field]))
    assert (said(new), new.text_input(key="navn").value) == ([], "Kari")
