-- purpose: the municipality numbers of the reference list, to hold against Statistics Norway's
-- grain: one row per number. til: its last year, null while it is open
-- parameters:
with numre as (
    select k.kode, k.gyldig_til::integer as til
    from kommune as k
)

select * from numre
order by kode
