-- purpose: a key figure on the map
-- grain: one row per municipality of today. verdi and merke are null where it has nothing that year; brudd: the figure is of
--   another area than today's
-- parameters: nokkeltall, aar
with verdiene as (
    select
        v.region,
        v.verdi,
        v.merke,
        v.brudd
    from kostraverdier as v
    where v.nokkeltall = $nokkeltall and v.aar = $aar
),

kart as (
    select
        r.region,
        r.navn,
        v.verdi,
        v.merke,
        coalesce(v.brudd, false) as brudd
    from regioner as r
    left join verdiene as v on r.region = v.region
    where r.slag = 'kommune'
)

select * from kart
order by region
