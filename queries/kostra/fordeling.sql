-- purpose: where a municipality lies among all municipalities in one key figure and year
-- grain: one row per municipality of today that has a figure that year (the one asked for also if it is nobody's number),
--   from the lowest; groups and counties are no municipalities. andel_lavere: per cent of the others that lie lower, those
--   with the same figure counted half; null where there is no other. plass: number from the lowest, shared by those alike
-- parameters: nokkeltall, aar, egen
with kommunene as (
    select *
    from regioner as r
    where r.slag = 'kommune'
),

tallene as (
    select
        v.region,
        coalesce(k.navn, v.region) as navn,
        v.verdi,
        v.brudd,
        v.oppdatert,
        k.gruppe,
        k.fylke
    from kostraverdier as v
    left join kommunene as k on v.region = k.region
    where
        v.nokkeltall = $nokkeltall
        and v.aar = $aar
        and v.verdi is not null
        and (k.region is not null or v.region = $egen)
),

min as (
    select
        k.gruppe,
        k.fylke
    from kommunene as k
    where k.region = $egen
),

rangert as (
    select
        t.*,
        rank() over (order by t.verdi) as plass,
        count(*) over (partition by t.verdi) as antall_like,
        count(*) over () as antall
    from tallene as t
),

fordeling as (
    select
        r.region,
        r.navn,
        r.verdi,
        r.brudd,
        r.oppdatert,
        100.0 * (r.plass - 1 + (r.antall_like - 1) / 2) / nullif(r.antall - 1, 0) as andel_lavere,
        r.plass,
        r.antall,
        coalesce(r.gruppe = m.gruppe, false) as i_gruppe,
        coalesce(r.fylke = m.fylke, false) as i_fylke,
        coalesce(r.region = $egen, false) as egen
    from rangert as r
    left join min as m on true
)

select * from fordeling
order by verdi, region
