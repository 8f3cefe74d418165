"""The mapping editor: which column of the file feeds which column of the dataset, as fields in bokmål."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingType
from typing import get_args

import streamlit as st

from dashboard import text
from dashboard.datasets import DATASETS, Column, Dataset, Type
from dashboard.intake.mapping import Mapping, Measure, Part, Sign, Source
from dashboard.ui import markdown

_NONE, _FIXED = "\0ingen", "\0fast"
_SIGNS: dict[Sign, str] = {
    "som i filen": "Som i filen: utgifter pluss, inntekter minus",
    "snudd": "Snudd: utgifter minus, inntekter pluss",
    "inntekter positive": "Alt er pluss, også inntektene",
}
_SCALES = {1: "Kroner", 1_000: "Tusen kroner", 1_000_000: "Millioner kroner"}
_BY_MONTH = ("regnskap", "budsjett")  # amounts may stand in one column per year, version or month
_MONTHS = {"": "Fra en annen kolonne", "0": "Hele året"} | {
    str(number): text.MONTHS[number].capitalize() if number < 13 else "Årsavslutning"
    for number in range(1, 14)
}
_VERSIONS = {"": "Fra en annen kolonne", "opprinnelig": "Opprinnelig", "regulert": "Regulert"}
_PARTLY = (Type.CODE, Type.YEAR, Type.PERIOD)

Examples = MappingType[str, str]


def edit_mapping(
    mapping: Mapping, dataset: str, columns: Sequence[str], examples: Examples, key: str
) -> Mapping:
    """The mapping as the fields now say, prefilled with `mapping`.

    `columns` are the file's, `examples` a value of each; `key` is unique to this look at the file.
    """
    contract, first = DATASETS[dataset], mapping.parts[0]
    of_accounts = dataset in _BY_MONTH
    measures = list(_measures(mapping, columns, dataset, key)) if of_accounts else []
    known = {name: source for part in reversed(mapping.parts) for name, source in part.columns.items()}
    st.markdown("**Kolonner**")
    st.caption("Kolonner med stjerne må være med. En fast verdi gjelder alle radene i filen.")
    chosen: dict[str, Source] = {}
    for number, column in enumerate(_fields(contract, measures)):
        if number % 2 == 0:
            cells = st.columns(2, gap="large")
        with cells[number % 2]:
            source = _source(column, known.get(column.name), columns, examples, f"{key}_{column.name}")
        if source is not None:
            chosen[column.name] = source
    sign, scale = _sign_and_scale(first, contract, key)
    names = list(dict.fromkeys(name for name, _ in measures)) or [dataset]
    return Mapping(
        parts=tuple(
            Part(
                dataset=name,
                columns={
                    column: source for column, source in chosen.items() if column in DATASETS[name].names
                },
                measures=tuple(measure for of, measure in measures if of == name),
                sign=sign,
                scale=scale,
            )
            for name in names
        )
    )


def unfed(mapping: Mapping) -> list[str]:
    """Titles of required columns that some row would not get."""
    return list(
        dict.fromkeys(
            DATASETS[part.dataset].column(name).title
            for part in mapping.parts
            for name in DATASETS[part.dataset].required
            for measure in part.measures or (None,)
            if part.source(name, measure) is None
        )
    )


def _fields(contract: Dataset, measures: Sequence[tuple[str, Measure]]) -> list[Column]:
    """The columns to ask about: those of every dataset in the file, but what the amounts have said already."""
    found: dict[str, Column] = {}
    for name in dict.fromkeys([contract.name, *(name for name, _ in measures)]):
        told = [{measure.target, *measure.constants} for of, measure in measures if of == name]
        amounts = DATASETS[name].measures if contract.name in _BY_MONTH else ()
        said = {*amounts, *(set.intersection(*told) if told else ())}
        found |= {column.name: column for column in DATASETS[name].columns if column.name not in said}
    return sorted(found.values(), key=lambda column: not column.required)


def _source(
    column: Column, now: Source | None, columns: Sequence[str], examples: Examples, key: str
) -> Source | None:
    options = [_NONE, _FIXED, *columns]
    start = _NONE if now is None else _FIXED if now.column is None else now.column
    chosen = st.selectbox(
        f"{column.title} *" if column.required else column.title,
        options,
        index=options.index(start) if start in options else 0,
        key=key,
        format_func=lambda option: _option(option, examples),
    )
    if chosen == _NONE:
        return None
    if chosen == _FIXED:
        value = _fixed(column, now.constant if now else None, f"{key}_fast")
        return Source(constant=value) if value else None
    return _part_of(chosen, now, key) if column.type in _PARTLY else Source(column=chosen)


def _option(option: str, examples: Examples) -> str:
    if option == _NONE:
        return "Ikke i filen"
    if option == _FIXED:
        return "Fast verdi …"
    example = examples.get(option, "")
    return f"{option}  (for eksempel {example})" if example else option


def _fixed(column: Column, value: str | None, key: str) -> str:
    label = f"Fast verdi for {column.title.lower()}"
    values = [each for each in column.values if each]
    if values:
        titles = {"1": "1 drift", "0": "0 investering"} if column.name == "kontoklasse" else {}
        index = values.index(value) if value in values else 0
        return st.selectbox(
            label, values, index=index, key=key, format_func=lambda each: titles.get(each, each)
        )
    return st.text_input(label, value or "", key=key).strip()


def _part_of(chosen: str, now: Source | None, key: str) -> Source:
    same = now if now is not None and now.column == chosen else Source()
    first, length = st.columns(2)
    start = first.number_input("Fra tegn", 1, 200, same.start + 1, key=f"{key}_{chosen}_fra")
    wanted = length.number_input(
        "Antall tegn", 0, 200, same.length or 0, key=f"{key}_{chosen}_antall", help="0: resten av verdien"
    )
    if start == 1 and not wanted:
        return Source(column=chosen)
    return Source(column=chosen, start=start - 1, length=wanted or 200)


def _measures(
    mapping: Mapping, columns: Sequence[str], dataset: str, key: str
) -> Iterator[tuple[str, Measure]]:
    """One amount column after the other, with the dataset, year, version and month its heading stands for."""
    known = {measure.column: (part.dataset, measure) for part in mapping.parts for measure in part.measures}
    st.markdown("**Beløp**")
    default = [column for column in columns if column in known]
    chosen = st.multiselect(
        "Kolonner med beløp *",
        columns,
        default=default,
        key=f"{key}_beloep",
        placeholder="Velg én eller flere",
    )
    for column in chosen:
        name, measure = known.get(column, (dataset, Measure(column=column, target="beloep")))
        yield _measure(column, name, measure, f"{key}_beloep_{column}")


def _measure(column: str, name: str, now: Measure, key: str) -> tuple[str, Measure]:
    with st.container(border=True):
        st.markdown(f"Beløpene i **{markdown.escaped(column)}** er")
        of, year, version, month = st.columns(4)
        datasets = list(_BY_MONTH)
        name = of.selectbox(
            "Datasett for beløpet", datasets, index=datasets.index(name) if name in datasets else 0, key=f"{key}_datasett",
            format_func=lambda each: DATASETS[each].title,
        )  # fmt: skip
        constants = {
            "aar": year.text_input(
                "År", now.constants.get("aar", ""), key=f"{key}_aar", placeholder="fra en annen kolonne"
            ),
            "periode": _one_of(month, "Måned", _MONTHS, now.constants.get("periode", ""), f"{key}_periode"),
        }
        if name == "budsjett":
            constants["versjon"] = _one_of(
                version,
                "Budsjettversjon for beløpet",
                _VERSIONS,
                now.constants.get("versjon", ""),
                f"{key}_versjon",
            )
    return name, Measure(
        column=column, target="beloep", constants={k: v.strip() for k, v in constants.items() if v.strip()}
    )


def _one_of(
    place: st.delta_generator.DeltaGenerator, label: str, options: MappingType[str, str], now: str, key: str
) -> str:
    keys = list(options)
    index = keys.index(now) if now in keys else 0
    return place.selectbox(label, keys, index=index, key=key, format_func=lambda each: options[each])


def _sign_and_scale(now: Part, contract: Dataset, key: str) -> tuple[Sign, int]:
    if not any(column.type is Type.KRONER for column in contract.columns):
        return now.sign, now.scale
    signs: Sequence[Sign] = get_args(Sign)
    scales = sorted({*_SCALES, now.scale})
    left, right = st.columns(2)
    sign = left.selectbox(
        "Fortegn i filen",
        signs,
        index=signs.index(now.sign),
        key=f"{key}_fortegn",
        format_func=lambda each: _SIGNS[each],
    )
    scale = right.selectbox(
        "Beløpene er i", scales, index=scales.index(now.scale), key=f"{key}_skala",
        format_func=lambda each: _SCALES.get(each, f"{text.number(each)} kr"),
    )  # fmt: skip
    return sign, scale
