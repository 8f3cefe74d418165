-- purpose: every region that a comparison may name: municipalities of today, groups, counties, the country
-- grain: one row per region. slag: kommune, gruppe, fylke, landet_uten_oslo, landet
with kjente as (
    select
        k.naa as region,
        any_value(k.navn_naa) as navn
    from kommuner as k
    group by k.naa
    union all
    select
        r.kode,
        max_by(r.navn, coalesce(r.gyldig_fra, '0'))
    from region as r
    group by r.kode
),

i_tallene as (
    select
        k.region,
        max_by(k.region_navn, k.aar) as navn
    from kostra as k
    where
        k.region_navn is not null
        and not exists (select 1 from kommuner as n where n.kode = k.region)
        and not exists (select 1 from region as r where r.kode = k.region)
    group by k.region
),

alle as (
    select * from kjente
    union all
    select * from i_tallene
)

select
    a.region,
    a.navn,
    case
        when a.region = 'EAK' then 'landet'
        when a.region = 'EAKUO' then 'landet_uten_oslo'
        when a.region like 'EKG%' then 'gruppe'
        when a.region like 'EKA%' then 'fylke'
        else 'kommune'
    end as slag
from alle as a
