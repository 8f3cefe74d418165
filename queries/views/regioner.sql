-- purpose: every region that a comparison may name, and which of the others a municipality belongs to today
-- grain: one row per region. slag: kommune (of today), gruppe, fylke, landet_uten_oslo, landet, annet (a code of Statistics
--   Norway's for no place); fylke, gruppe: null where there is none; kjent: in the code lists. What is not, but has figures and
--   a code of the right form, may be newer than the lists, or the demo's
with grupper as (
    select
        g.kommune,
        max_by(g.gruppe, g.fra) as gruppe
    from kommunegrupper as g
    where g.til is null
    group by g.kommune
),

kommunene as (
    select
        k.kode as region,
        k.navn_naa as navn,
        'kommune' as slag,
        'EKA' || k.fylke as fylke,
        true as kjent
    from kommuner as k
    where k.kode = k.naa
),

-- A code that has had several spans is one region, by its newest name.
samlinger as (
    select
        r.kode as region,
        max_by(r.navn, coalesce(r.gyldig_fra, '0')) as navn,
        case
            when r.kode = 'EAK' then 'landet'
            when r.kode = 'EAKUO' then 'landet_uten_oslo'
            when r.type = 'kostragruppe' then 'gruppe'
            else r.type
        end as slag,
        null as fylke,
        true as kjent
    from region as r
    group by r.kode, r.type
),

i_tallene as (
    select
        k.region,
        max_by(k.region_navn, k.aar) as navn,
        case
            when regexp_full_match(k.region, '\d{4}') then 'kommune'
            when k.region like 'EKG%' then 'gruppe'
            when k.region like 'EKA%' then 'fylke'
            else 'annet'
        end as slag,
        if(regexp_full_match(k.region, '\d{4}'), 'EKA' || left(k.region, 2), null) as fylke,
        false as kjent
    from kostra as k
    where
        k.region_navn is not null
        and k.region not in (select n.kode from kommuner as n)
        and k.region not in (select r.kode from region as r)
    group by k.region
),

alle as (
    select * from kommunene
    union all
    select * from samlinger
    union all
    select * from i_tallene
)

select
    a.region,
    a.navn,
    a.slag,
    a.fylke,
    g.gruppe,
    a.kjent
from alle as a
left join grupper as g on a.region = g.kommune
