-- purpose: what the lake holds from Statistics Norway, and how new it is
-- grain: one row per table or code list. oppdatert: the newest date that Statistics Norway gives its figures
-- parameters:
with alle as (
    select k.tabell, k.aar, k.oppdatert from kostra as k
    union all
    select b.tabell, b.aar, b.oppdatert from befolkning as b where b.tabell is not null
    union all
    select '112' as tabell, g.fra as aar, null as oppdatert from kommunegruppe as g
),

tabeller as (
    select
        a.tabell,
        count(*) as rader,
        min(a.aar) as fra,
        max(a.aar) as til,
        max(a.oppdatert) as oppdatert
    from alle as a
    group by a.tabell
)

select * from tabeller
order by tabell
