"""Every municipality's key figures, needs and inhabitants through ten years, for load tests: real numbers and names of
places, invented figures."""

from pathlib import Path

import duckdb

from dashboard import paths

YEARS = range(2016, 2026)
FIGURES = 560  # × 357 municipalities × 10 years: about two million
LIVELY = 9_973  # a prime: figures differ from place to place without any randomness

_PLACES = f"""
create table place as
with every as (
    select kode, navn, gyldig_fra, gyldig_til from kommune
    union all
    select kode, navn, gyldig_fra, gyldig_til from region where type <> 'annet'
)
select
    row_number() over (order by every.kode, aar) as number,
    every.kode,
    every.navn,
    aar
from every
inner join range({YEARS.start}, {YEARS.stop}) as years(aar)
    on aar between coalesce(every.gyldig_fra::integer, 0) and coalesce(every.gyldig_til::integer, 9999)
"""

# Those of the catalogue, and beside them others of the same tables.
_FIGURES = """
create table figure as
with catalogue as (
    select
        row_number() over () - 1 as number,
        tabell,
        coalesce(kode, ssb_tittel) as kode,
        coalesce(ssb_tittel, tittel) as tittel,
        coalesce(ssb_undergruppe, undergruppe_kode) as undergruppe,
        undergruppe_kode,
        enhet
    from nokkeltall
)
select
    i as number,
    c.tabell,
    if(i = c.number, c.kode, c.kode || '_' || i) as kode,
    if(i = c.number, c.tittel, c.tittel || ' ' || i) as tittel,
    c.undergruppe,
    c.undergruppe_kode,
    c.enhet,
    case c.enhet when 'kr' then 1000 + 37 * i when 'prosent' then 5 + i % 70 else 1 + i % 300 end as level
from range($figures) as series(i)
inner join catalogue as c on i % (select count(*) from catalogue) = c.number
"""

_SPREAD = f"(place.number * 7919 + figure.number * 104729) % {LIVELY}"

_KOSTRA = f"""
select
    figure.tabell as "Tabell",
    figure.kode as "Nøkkeltall",
    figure.tittel as "Tittel",
    figure.undergruppe as "Undergruppe",
    figure.undergruppe_kode as "Undergruppe (koder)",
    place.kode as "Region",
    place.navn as "Region (navn)",
    place.aar as "År",
    if(merke is null, round(figure.level * (1 + 0.025 * (place.aar - {YEARS.start})) * (0.8 + 0.4 * spread / {LIVELY}), 1), null)
        as "Verdi",
    merke as "Merke",
    figure.enhet as "Måleenhet",
    '2026-06-15' as "Oppdatert"
from figure
cross join place
cross join lateral (select {_SPREAD} as spread) as s
cross join lateral (select case when spread < 100 then ':' when spread < 200 then '..' when spread < 250 then '.' end as merke) as m
order by figure.number, place.kode, place.aar
"""

_NEEDS = f"""
select
    place.kode as "Kommune",
    place.aar as "År",
    sektor as "Sektor",
    round(0.8 + 0.5 * ((place.number * 7919 + length(sektor) * 104729) % {LIVELY}) / {LIVELY}, 4) as "Indeks",
    'Belastningsprøve' as "Kilde"
from place
cross join (select 'samlet' as sektor union all select delkostnad from kostra_omraade where delkostnad is not null) as sektorer
where regexp_full_match(place.kode, '\\d{{4}}')
order by place.kode, place.aar, sektor
"""

_INHABITANTS = f"""
select
    place.kode as "Region",
    'registrert' as "Alternativ",
    place.aar as "År",
    age.fra as "Alder fra",
    age.til as "Alder til",
    (600 + 7919 * place.number % {LIVELY}) * age.part // 100 as "Innbyggere",
    '07459' as "Tabell"
from place
cross join (values (0, 5, 6), (6, 15, 11), (16, 79, 77), (80, null, 6)) as age(fra, til, part)
where regexp_full_match(place.kode, '\\d{{4}}')
order by place.kode, place.aar, age.fra
"""

_GROUPS = """
select
    kommune as "Kommune",
    gruppe as "KOSTRA-gruppe",
    gyldig_fra as "Fra og med år",
    gyldig_til as "Til og med år"
from kostragruppe
order by kommune, gyldig_fra
"""


def write_large_kostra(folder: Path, figures: int = FIGURES) -> list[Path]:
    """Writes kostra.parquet, delkostnad.parquet, befolkning.parquet and kommunegruppe.parquet.

    kostra: `figures` figures of every municipality, group, county and the country, 2016–2025, under the numbers of each
    year; the catalogue's first, all of them where there is room. One in forty is a mark. The same rows every time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with duckdb.connect() as connection:
        for name in ("kommune", "region", "kostragruppe", "kostra_omraade", "nokkeltall"):
            file = paths.REFERENCE / f"{name}.csv"
            connection.read_csv(str(file), sep=";", header=True, all_varchar=True).create(name)
        connection.execute(_PLACES)
        connection.execute(_FIGURES, {"figures": figures})
        for name, rows in (
            ("kostra", _KOSTRA),
            ("delkostnad", _NEEDS),
            ("befolkning", _INHABITANTS),
            ("kommunegruppe", _GROUPS),
        ):
            written.append(folder / f"{name}.parquet")
            connection.sql(rows).write_parquet(str(written[-1]))
    return written
