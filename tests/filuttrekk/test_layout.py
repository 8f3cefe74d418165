"""The filuttrekk on disk: written, read back, and the real file byte for byte."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import DashboardError
from dashboard.filuttrekk import layout
from dashboard.filuttrekk.layout import Post
from tests.filuttrekk.real import CONTENT

POST = Post("0A", "2026", "3", "990100", "", "", "1", "253", "010", "1234")
DIGITS = "0123456789"


def codes(width: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS + "ABC-", max_size=width)


POSTS = st.builds(
    Post,
    skjema=st.just("0A"),
    aar=st.integers(1900, 2100).map(str),
    kvartal=st.sampled_from(["", "1", "2", "3", "4"]),
    region=st.text(DIGITS, min_size=6, max_size=6),
    orgnr=codes(9),
    foretaksnr=codes(9),
    kontoklasse=st.sampled_from(["0", "1"]),
    funksjon=codes(4),
    art=codes(3),
    beloep=st.integers(-99_999_999, 999_999_999).map(str),
)


def test_the_real_file_read_and_written_again_is_the_same_file():
    posts = layout.read(CONTENT)
    assert len(posts) == 1_644
    assert posts[0] == Post("0A", "2019", "4", "040200", "", "", "1", "120", "010", "36328")
    assert layout.write(posts) == CONTENT


def test_a_record_has_every_field_in_its_place_and_the_last_has_no_line_break():
    assert layout.write([POST, replace(POST, kvartal="", beloep="-7")]) == (
        b"0A20263990100                  1253 010     1234\n0A2026 990100                  1253 010       -7"
    )
    assert layout.write([]) == b""
    assert layout.read(b"") == []


@given(st.lists(POSTS, max_size=20))
def test_what_is_written_is_read_back_as_it_was(posts):
    content = layout.write(posts)
    assert layout.read(content) == posts
    assert layout.write(layout.read(content)) == content
    assert all(len(record) == layout.LENGTH for record in content.split(b"\n") if posts)


@pytest.mark.parametrize(
    "wrong",
    [{"beloep": "1234567890"}, {"funksjon": "25300"}, {"funksjon": "25æ"}, {"art": "01\n"}, {"art": " 10"}],
    ids=str,
)
def test_a_value_without_room_is_told_and_nothing_is_written(wrong):
    with pytest.raises(DashboardError) as told:
        layout.write([POST, replace(POST, **wrong)])
    assert "kan ikke stå i feltet" in told.value.what_happened
    assert f"art «{wrong.get('art', '010')}»" in told.value.what_happened


def test_a_file_with_another_length_is_not_read_as_if_it_were_whole():
    with pytest.raises(ValueError, match="another length than 48"):
        layout.read(CONTENT[:-1])
