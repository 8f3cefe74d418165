"""What a dataset's contract is made of. The contracts themselves are data, one file each."""

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """A column's type: how it is stored, and how text is read into it."""

    TEXT = "text"
    CODE = "code"  # text, where leading zeros matter
    YEAR = "year"
    PERIOD = "period"  # 1–12 months, 13 year-end entries, 0 whole year
    KRONER = "kroner"
    DAYS = "days"  # dagsverk
    NUMBER = "number"  # key figures
    MARK = "mark"  # SSB's . .. : in place of a number
    COUNT = "count"
    DATE = "date"
    TIME = "time"  # a moment, in UTC
    FLAG = "flag"

    @property
    def sql(self) -> str:
        """The type in the lake."""
        return _SQL[self]


_SQL = {
    Type.TEXT: "varchar",
    Type.CODE: "varchar",
    Type.YEAR: "integer",
    Type.PERIOD: "integer",
    Type.KRONER: "decimal(18,2)",
    Type.DAYS: "decimal(18,2)",
    Type.NUMBER: "decimal(18,4)",
    Type.MARK: "varchar",
    Type.COUNT: "integer",
    Type.DATE: "date",
    Type.TIME: "timestamp",
    Type.FLAG: "boolean",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, type, title for people, and the names other systems give it."""

    name: str
    type: Type
    title: str
    required: bool = False
    unit: str = ""
    aliases: tuple[str, ...] = ()
    values: tuple[str, ...] = ()  # the only values allowed, where there is a closed list
    local_words: bool = (
        False  # municipalities have words of their own for the values: reference list statusord
    )
    assumed: str = ""  # the value where a file has no such column; the person is told


@dataclass(frozen=True, slots=True)
class Dataset:
    """A contract.

    `key`: the columns that name a row; repeated keys are reported.
    `replaces`: an upload replaces every stored row that shares these columns' values with it
    (none: the whole dataset).
    `period`: year and month columns, where the dataset has any.
    `uploaded`: whether people bring it in as files; else the product writes it itself.
    `edited`: people also change it row by row in the product; two who change different rows do not hinder each other.
    `trace`: of what people do; no page of numbers depends on it.
    `measures`: columns that a file may spread over several columns (one per year, version or month).
    """

    name: str
    title: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    replaces: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    partitioned_by: tuple[str, ...] = ()
    uploaded: bool = True
    edited: bool = False
    trace: bool = False

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.required)
