"""The servers that are measured: the product's own, and Streamlit's with one script."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.processes import Server, serving

EMPTY_PAGE = 'import streamlit as st\n\nst.write("En tom side.")\n'
_AS_THE_PRODUCT = ("--runner.postScriptGC=false", "--runner.magicEnabled=false")
_QUIET = ("--server.headless=true", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false")


@contextmanager
def product(
    data: Path,
    folder: Path,
    settings: Mapping[str, str] | None = None,
    *,
    through: Sequence[str | Path] = ("-m",),
) -> Iterator[Server]:
    """`dashboard serve` on the data folder `data`. Its log comes to lie in `folder`. `through`: what runs its module."""
    command = (*through, "dashboard.cli", "serve", "--port", "{port}")
    environment = {"DASHBOARD_DATA": str(data), **(settings or {})}
    with serving(command, log=folder / "product.log", settings=environment, health="/helse") as server:
        yield server


@contextmanager
def streamlit(
    script: Path,
    folder: Path,
    settings: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
    *,
    through: Sequence[str | Path] = ("-m",),
) -> Iterator[Server]:
    """`streamlit run` of `script`. Its log comes to lie in `folder`. `through`: what runs Streamlit."""
    command = (
        *through,
        "streamlit",
        "run",
        script,
        "--server.port={port}",
        *_QUIET,
        *options,
    )
    with serving(command, log=folder / f"{script.stem}.log", settings=settings) as server:
        yield server


@contextmanager
def empty(folder: Path, *, strict: bool = False, through: Sequence[str | Path] = ("-m",)) -> Iterator[Server]:
    """`streamlit run` of a page with one line on it: as Streamlit comes, which looks for garbage after every run, or `strict`,
    without what the product has turned off too."""
    script = folder / "empty_page.py"
    script.write_text(EMPTY_PAGE, "utf-8")
    options = _AS_THE_PRODUCT if strict else ()
    with streamlit(script, folder, options=options, through=through) as server:
        yield server


@contextmanager
def beside_empty(
    data: Path, folder: Path, settings: Mapping[str, str] | None = None, *, strict: bool = False
) -> Iterator[tuple[Server, Server]]:
    """The product and the empty page, at once."""
    with product(data, folder, settings) as real, empty(folder, strict=strict) as nothing:
        yield real, nothing
