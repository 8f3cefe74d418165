"""Whatever comes over the line in place of what a person writes, is stored as text and can be asked for again."""

from dashboard.access import LOCAL_USER
from dashboard.dialog.write import newest, write
from dashboard.lake import Lake


def test_zero_characters_are_left_out_of_what_is_written(lake: Lake) -> None:
    row = {"kode": "A\0B", "tittel": "\0Kommunalsjef"}
    write(LOCAL_USER, "rolle", row, message="rolle\0", base=newest())
    stored = write(LOCAL_USER, "rolle", row, message="rolle", base=newest())
    with lake.at(stored.id) as cursor:
        assert cursor.execute("select kode, tittel from rolle").fetchall() == [("AB", "Kommunalsjef")]
