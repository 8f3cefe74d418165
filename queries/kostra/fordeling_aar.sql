-- purpose: the years a municipality can be placed among the others in one key figure
-- grain: one row per year in which the municipality has a figure, the newest first; antall_andre: how many other
--   municipalities of today have one then
-- parameters: nokkeltall, egen
with tallene as (
    select
        v.aar,
        v.region
    from kostraverdier as v
    where
        v.nokkeltall = $nokkeltall
        and v.verdi is not null
        and (v.region = $egen or v.region in (select r.region from regioner as r where r.slag = 'kommune'))
),

aarene as (
    select
        t.aar,
        count(*) filter (where t.region <> $egen) as antall_andre
    from tallene as t
    group by t.aar
    having bool_or(t.region = $egen)
)

select * from aarene
order by aar desc
