-- purpose: an area's key figures beside those of the regions a municipality is held against, all in one year
-- grain: one row per nokkeltall of the area (null: of every area) and region: cost before coverage and quality, else as in
--   the catalogue; the municipality's own first, the others as given. aar: the newest year in which the municipality has a
--   figure or a mark, else the newest in which any of the regions has; null where none has. verdi is null where merke stands
--   in its place, and both are where the region has neither that year
-- parameters: omraade, egen, regioner
-- omraade: null is every area
with katalog as (
    select
        n.id as nokkeltall,
        n.omraade,
        list_position(['ramme', 'kostnad', 'dekning', 'kvalitet'], n.slag) as slag_plass,
        n.rowid as tall_plass
    from nokkeltall as n
    where $omraade is null or n.omraade = $omraade
),

-- Nobody is held against itself.
valgte as (
    select
        v.region,
        min(v.plass) as region_plass
    from (
        select
            unnest(list_prepend($egen::varchar, $regioner::varchar[])) as region,
            unnest(range(len($regioner::varchar[]) + 1)) as plass
    ) as v
    where v.region is not null
    group by v.region
),

deres as (
    select
        v.nokkeltall,
        v.region,
        v.aar,
        v.verdi,
        v.merke,
        v.oppdatert,
        v.brudd
    from kostraverdier as v
    where
        v.nokkeltall in (select k.nokkeltall from katalog as k)
        and v.region in (select r.region from valgte as r)
),

aarene as (
    select
        d.nokkeltall,
        coalesce(max(d.aar) filter (where d.region = $egen), max(d.aar)) as aar
    from deres as d
    group by d.nokkeltall
),

sammenligning as (
    select
        k.nokkeltall,
        k.omraade,
        r.region,
        coalesce(i_dag.navn, r.region) as navn,
        a.aar,
        d.verdi,
        d.merke,
        d.oppdatert,
        coalesce(d.brudd, false) as brudd,
        coalesce(r.region = $egen, false) as egen,
        k.slag_plass,
        k.tall_plass,
        r.region_plass
    from katalog as k
    cross join valgte as r
    left join aarene as a on k.nokkeltall = a.nokkeltall
    left join deres as d on k.nokkeltall = d.nokkeltall and r.region = d.region and a.aar = d.aar
    left join regioner as i_dag on r.region = i_dag.region
)

select * from sammenligning
order by slag_plass, tall_plass, region_plass
