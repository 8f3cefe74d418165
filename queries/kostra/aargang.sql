-- purpose: how fresh the figures of each table are; whether they are the unrevised ones (15 March) or the revised (15 June)
--   is told by nothing else than when the table was last updated
-- grain: one row per table in the catalogue. aar: its newest year with a figure, null where nothing has come in; oppdatert:
--   when Statistics Norway last changed it; antall_kommuner: how many municipalities have a figure that year
-- parameters:
with katalog as (
    select
        n.tabell,
        n.id
    from nokkeltall as n
    where n.tabell is not null
),

kommunene as (
    select r.region
    from regioner as r
    where r.slag = 'kommune'
),

siste_per_tall as (
    select
        v.nokkeltall,
        max(v.aar) as aar
    from kostraverdier as v
    where v.verdi is not null
    group by v.nokkeltall
),

siste_per_tabell as (
    select
        k.tabell,
        max(s.aar) as aar
    from katalog as k
    left join siste_per_tall as s on k.id = s.nokkeltall
    group by k.tabell
),

nyeste as (
    select
        k.tabell,
        v.region,
        max(v.oppdatert) as oppdatert
    from siste_per_tabell as s
    inner join katalog as k on s.tabell = k.tabell
    inner join kostraverdier as v on k.id = v.nokkeltall and s.aar = v.aar
    where v.verdi is not null
    group by k.tabell, v.region
),

aargang as (
    select
        s.tabell,
        s.aar,
        max(n.oppdatert) as oppdatert,
        count(n.region) filter (where n.region in (from kommunene)) as antall_kommuner
    from siste_per_tabell as s
    left join nyeste as n on s.tabell = n.tabell
    group by s.tabell, s.aar
)

select * from aargang
order by tabell
