-- purpose: what a municipality is compared with before anybody has chosen: its KOSTRA group, its county, and the country
-- grain: one row per region, the nearest first; antall_kommuner: how many municipalities it holds today. A region that
--   holds only the municipality itself is left out
-- parameters: kommune
with egen as (
    select
        r.fylke,
        r.gruppe
    from regioner as r
    where r.region = coalesce((select k.naa from kommuner as k where k.kode = $kommune), $kommune)
),

mulige as (
    select *
    from regioner as r
    where
        r.slag in ('landet', 'landet_uten_oslo')
        or r.region in (select unnest([e.gruppe, e.fylke]) from egen as e)
),

med_antall as (
    select
        m.region,
        m.navn,
        m.slag,
        count(k.region) as antall_kommuner,
        list_position(['gruppe', 'fylke', 'landet_uten_oslo', 'landet'], m.slag) as plass
    from mulige as m
    inner join regioner as k on hoerer_til(k, m)
    group by m.region, m.navn, m.slag
),

flere_enn_egen as (
    select *
    from med_antall as m
    where m.antall_kommuner > 1
)

select * from flere_enn_egen
order by plass
