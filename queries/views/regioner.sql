-- purpose: the regions of Statistics Norway as they are today, and which of them a municipality belongs to
-- grain: one row per region. region: number of the municipality, or Statistics Norway's code; slag: kommune, gruppe, fylke,
--   landet or landet_uten_oslo; fylke, gruppe: the regions that a municipality is part of, null of others
with grupper as (
    select
        g.kommune,
        arg_max(g.gruppe, coalesce(g.gyldig_fra::integer, 0)) as gruppe
    from kostragruppe as g
    where g.gyldig_til is null
    group by g.kommune
),

dagens_kommuner as (
    select
        k.kode as region,
        k.navn_naa as navn,
        'kommune' as slag,
        'EKA' || k.fylke as fylke,
        g.gruppe
    from kommuner as k
    left join grupper as g on k.kode = g.kommune
    where k.kode = k.naa and k.til is null
),

-- A code that has had several spans is one region, by its newest name.
samlinger as (
    select
        r.kode as region,
        arg_max(r.navn, coalesce(r.gyldig_til::integer, 9999)) as navn,
        case
            when r.kode = 'EAKUO' then 'landet_uten_oslo'
            when r.type = 'kostragruppe' then 'gruppe'
            else r.type
        end as slag,
        null as fylke,
        null as gruppe
    from region as r
    where r.type in ('landet', 'kostragruppe', 'fylke')
    group by r.kode, r.type
),

alle as (
    from dagens_kommuner
    union all by name
    from samlinger
)

select * from alle
