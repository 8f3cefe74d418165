-- purpose: the municipality numbers of the reference list, to hold against Statistics Norway's
-- grain: one row per number. til: its last year, null while it is open; naa: the number its figures have today
-- parameters:
with numre as (
    select
        k.kode,
        k.gyldig_til::integer as til,
        coalesce(n.naa, k.kode) as naa
    from kommune as k
    left join kommuner as n on k.kode = n.kode
)

select * from numre
order by kode
