"""A file of the lake disappears under a running server: whoever watches over it is told, not only whoever reads the page."""

import shutil
from pathlib import Path

import pytest

from tests.operation.served import served
from tests.operation.test_log import visit

TOLD = "det lagrede svikter"


@pytest.mark.xdist_group("demo")
def test_a_lost_file_that_a_reader_meets_is_in_the_log_the_figures_and_the_health(
    demo_folder: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(demo_folder, tmp_path / "data"))
    with served(data) as server:
        assert '"tilstand":"ok"' in server.asked("/helse")[1].replace(" ", "")
        assert "styringsdialog_errors_total 0.0" in server.asked("/metrics")[1]
        shutil.move(data / "lake" / "files" / "main" / "tiltak", tmp_path / "borte")
        visit(server, "drift", "del=tiltak")
        assert TOLD in server.messages()
        [met] = [line for line in server.told() if line.get("melding") == TOLD][:1]
        assert (met["nivaa"], met["feil"][0]) == ("feil", "Unreadable")
        assert "styringsdialog_errors_total 0.0" not in server.asked("/metrics")[1]
        code, said = server.asked("/helse")
        assert (code, "kjør «dashboard doctor»" in said) == (200, True)
