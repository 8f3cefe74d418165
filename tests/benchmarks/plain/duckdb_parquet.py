"""The economy page as Streamlit and DuckDB over Parquet files, as one writes it at first."""

import duckdb
import streamlit as st

from tests.benchmarks.plain import five_parts


@st.cache_resource
def connection() -> duckdb.DuckDBPyConnection:
    opened = duckdb.connect()
    for file in five_parts.folder().glob("*.parquet"):
        opened.execute(f"create view {file.stem} as from '{file}'")
    return opened


aar, periode = five_parts.month()
with connection().cursor() as cursor:
    found = {}
    for name in five_parts.QUERIES:
        sql = five_parts.sql(name)
        [statement] = duckdb.extract_statements(sql)
        given = {"aar": aar, "periode": periode}
        found[name] = cursor.execute(sql, {each: given[each] for each in statement.named_parameters}).df()
five_parts.show(found)
