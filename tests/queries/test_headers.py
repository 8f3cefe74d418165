"""Every file under queries/ says truly what it is, and is used and tested."""

import re

import duckdb
import pytest

from dashboard import paths, queries

FILES = sorted(paths.QUERIES.glob("*/*.sql"))
CALLED = [file for file in FILES if file.parent.name not in ("macros", "views", "controls", "ssb_kontroller")]
ENDING_IN_A_STEP = [file for file in FILES if file.parent.name not in ("macros", "views")]


def name_of(file):
    return f"{file.parent.name}/{file.stem}"


def code_of(file):
    """The SQL without comments and quoted text."""
    return re.sub(r"--[^\n]*|'[^']*'", "", file.read_text("utf-8"))


def text_of(folder):
    files = [file for file in folder.rglob("*.py") if file.name != "test_headers.py"]
    return "\n".join(file.read_text("utf-8") for file in files)


@pytest.fixture(scope="module")
def program():
    return text_of(paths.ROOT / "dashboard") + text_of(paths.PAGES)


@pytest.fixture(scope="module")
def tests():
    return text_of(paths.ROOT / "tests")


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_file_begins_by_saying_what_it_is_for(file):
    assert queries.load(name_of(file)).header["purpose"]


@pytest.mark.parametrize("file", [file for file in FILES if file.parent.name != "macros"], ids=name_of)
def test_a_query_says_what_one_row_is(file):
    assert queries.load(name_of(file)).header["grain"].startswith("one row")


@pytest.mark.parametrize("file", [file for file in FILES if file.parent.name != "macros"], ids=name_of)
def test_the_header_names_exactly_the_parameters_of_the_sql(file):
    query = queries.load(name_of(file))
    [statement] = duckdb.extract_statements(query.sql)
    assert set(query.parameters) == set(statement.named_parameters)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_sql_is_written_in_lower_case(file):
    assert code_of(file) == code_of(file).lower()


@pytest.mark.parametrize("file", ENDING_IN_A_STEP, ids=name_of)
def test_a_query_ends_by_selecting_everything_from_its_last_step(file):
    code = code_of(file)
    steps = re.findall(r"(?:^with |^)(\w+) as (?:materialized )?\(", code, re.MULTILINE)
    assert re.search(rf"select \* from {steps[-1]}(\s+order by\b[^;]*)?;?\s*$", code)


@pytest.mark.parametrize("file", CALLED, ids=name_of)
def test_a_query_has_a_caller(file, program):
    assert f'"{name_of(file)}"' in program


@pytest.mark.parametrize("name", queries.names())
def test_a_query_of_the_lake_is_tested(name, tests):
    stem = name.split("/")[1]
    assert re.search(rf"\b{name}\b|[\"']{stem}[\"']", tests)


def test_the_queries_of_the_lake_are_files():
    assert queries.names()
    assert set(queries.names()) <= {name_of(file) for file in CALLED}
