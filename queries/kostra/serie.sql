-- purpose: a key figure through the years, as published and in the prices of one year
-- grain: one row per region and year from fra on. fast: verdi in the prices of prisaar, which is the newest year the figure
--   is published for (by anyone) that has a price index; of figures that are not in kr, fast is verdi and prisaar is null.
--   fast is null in a year without an index. brudd: before it, the figure is of another area or grouping than today's
-- parameters: nokkeltall, regioner, fra
with valgte as (
    select
        v.region,
        min(v.plass) as plass
    from (
        select
            unnest($regioner::varchar[]) as region,
            unnest(range(len($regioner::varchar[]))) as plass
    ) as v
    group by v.region
),

alle as (
    select
        v.region,
        v.aar,
        v.verdi,
        v.merke,
        v.oppdatert,
        v.brudd
    from kostraverdier as v
    where v.nokkeltall = $nokkeltall
),

tallet as (
    select coalesce(bool_or(n.deflateres = 'ja'), false) as i_priser
    from nokkeltall as n
    where n.id = $nokkeltall
),

prisene as (
    select
        d.aar::integer as aar,
        d.indeks::double as indeks
    from deflator as d
    where d.indeks is not null and (select t.i_priser from tallet as t)
),

prisaaret as (
    select
        max(p.aar) as prisaar,
        max_by(p.indeks, p.aar) as indeks
    from prisene as p
    where p.aar <= (select max(a.aar) from alle as a where a.verdi is not null)
),

serie as (
    select
        a.region,
        coalesce(r.navn, a.region) as navn,
        a.aar,
        a.verdi,
        a.merke,
        if(t.i_priser, a.verdi * (naa.indeks / da.indeks), a.verdi) as fast,
        naa.prisaar,
        a.brudd,
        a.oppdatert,
        v.plass
    from alle as a
    inner join valgte as v on a.region = v.region
    cross join tallet as t
    cross join prisaaret as naa
    left join prisene as da on a.aar = da.aar
    left join regioner as r on a.region = r.region
    where a.aar >= $fra
)

select * from serie
order by plass, aar
