"""Key figures: label, value and what it means, each leading to its detail."""

from streamlit.testing.v1 import AppTest

from dashboard.ui.figures import Figure


def page(figures):
    from dashboard.ui.figures import show_figures

    show_figures(figures)


def shown(*figures):
    app = AppTest.from_function(page, kwargs={"figures": figures}, default_timeout=60).run()
    assert not app.exception
    [written] = app.get("html")
    return written.proto.body


def test_a_figure_has_label_value_and_note_in_the_tone_of_what_it_says():
    assert shown(Figure("Avvik hittil", "−4,0 mill. kr", "merforbruk 20 %", "verre")) == (
        "<dl class='noekkeltall'><div class='verre'><dt>Avvik hittil</dt>"
        "<dd class='verdi'>−4,0 mill. kr</dd><dd class='merknad'>merforbruk 20 %</dd></div></dl>"
    )


def test_without_a_note_there_is_no_empty_line():
    assert "merknad" not in shown(Figure("Vedtak", "3"))


def test_the_label_leads_to_the_detail():
    written = shown(Figure("Vedtak", "3", link="/drift?periode=2026-10&del=vedtak"))
    assert "<dt><a href='/drift?periode=2026-10&amp;del=vedtak' target='_self'>Vedtak</a></dt>" in written


def test_the_figures_stand_in_the_order_they_are_given():
    written = shown(Figure("En", "1"), Figure("To", "2"))
    assert written.index("En") < written.index("To")
    assert written.count("<div") == 2


def test_markup_is_shown_and_not_obeyed():
    evil = "<script>'</script>"
    written = shown(Figure(evil, evil, evil, link=f"/{evil}"))
    assert "<script>" not in written
    assert written.count("&lt;script&gt;&#x27;") == 4
