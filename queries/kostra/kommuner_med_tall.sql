-- purpose: the municipalities that there are key figures of, to choose among
-- grain: one row per municipality that has any figure (those of today, and numbers that no municipality has had), by the
--   Norwegian alphabet
-- parameters:
with med_tall as (
    select distinct v.region
    from kostraverdier as v
    where v.verdi is not null and regexp_full_match(v.region, '\d{4}')
),

kommuner_med_tall as (
    select
        m.region,
        coalesce(r.navn, m.region) as navn
    from med_tall as m
    left join regioner as r on m.region = r.region
    where
        r.slag = 'kommune'
        or not exists (select 1 from kommuner as k where k.kode = m.region)
        and not exists (select 1 from region as annet where annet.kode = m.region)
)

select * from kommuner_med_tall
order by translate(lower(navn), 'æøå', '{|}'), region
