-- purpose: what it takes to say what an area would cost if the municipality spent as another does at the same need
-- grain: one row per cost figure of the area (null: of every area) and region, as in kostra/sammenligning; per and
--   delkostnad say whether it can be reckoned with at all. behov, referanse_behov: need indices of the same year, the
--   figure's, else the newest before it, else the first after; of a group, a county and the country without Oslo the mean of
--   the members' by inhabitants, null unless every one of them (medlemmer) is known (medlemmer_kjent); of the country 1.
--   innbyggere: the municipality's registered, the newest year up to the figure's. brudd: a figure is of another area or
--   grouping than today's
-- parameters: omraade, egen, regioner
-- omraade: null is every area
with katalog as (
    select
        n.id as nokkeltall,
        n.omraade,
        n.tittel,
        n.enhet,
        n.per,
        n.delkostnad,
        n.rowid as tall_plass
    from nokkeltall as n
    where ($omraade is null or n.omraade = $omraade) and n.slag = 'kostnad'
),

valgte as (
    select
        v.region,
        min(v.plass) as plass
    from (
        select
            unnest($regioner::varchar[]) as region,
            unnest(range(len($regioner::varchar[]))) as plass
    ) as v
    where v.region is distinct from $egen
    group by v.region
),

deres as (
    select
        v.nokkeltall,
        v.region,
        v.aar,
        v.verdi,
        v.merke,
        v.brudd
    from kostraverdier as v
    where
        v.nokkeltall in (select k.nokkeltall from katalog as k)
        and v.region in (select unnest(list_prepend($egen::varchar, $regioner::varchar[])))
),

aarene as (
    select
        d.nokkeltall,
        coalesce(max(d.aar) filter (where d.region = $egen), max(d.aar)) as aar
    from deres as d
    group by d.nokkeltall
),

indeksene as (
    select *
    from relative_behov as b
    where b.sektor in (select n.delkostnad from katalog as n)
),

-- Of each figure: the year whose need it is measured by, and the municipality's own.
egne as (
    select
        k.nokkeltall,
        k.delkostnad,
        a.aar,
        i.aar as behov_aar,
        i.indeks as behov
    from katalog as k
    left join aarene as a on k.nokkeltall = a.nokkeltall
    left join indeksene as i on k.delkostnad = i.sektor and i.region = $egen
    qualify row_number() over (partition by k.nokkeltall order by i.aar > a.aar, abs(i.aar - a.aar)) = 1
),

medlemmer as (
    select
        v.region as referanse,
        r.slag,
        m.region
    from valgte as v
    inner join regioner as r on v.region = r.region
    inner join regioner as m on hoerer_til(m, r) or (r.slag = 'annet' and m.region = r.region)
),

-- What is the same for every figure of one year and sector is reckoned once.
folketall as (
    select
        a.aar,
        i.region,
        max_by(i.innbyggere, i.aar) as innbyggere,
        max(i.aar) as innbyggere_aar
    from (select distinct aar from egne) as a
    inner join registrerte_innbyggere as i on i.aar <= a.aar
    where i.innbyggere > 0 and (i.region = $egen or i.region in (select m.region from medlemmer as m))
    group by a.aar, i.region
),

behovene as (
    select distinct
        e.delkostnad,
        e.behov_aar,
        e.aar
    from egne as e
    where e.delkostnad is not null
),

deres_behov as (
    select
        e.delkostnad,
        e.behov_aar,
        e.aar,
        m.referanse,
        case
            when any_value(m.slag) = 'landet' then 1.0
            when count(*) = 1 then any_value(i.indeks)
            when count(*) = count(i.indeks * f.innbyggere) then sum(i.indeks * f.innbyggere) / sum(f.innbyggere)
        end as behov,
        count(*) as medlemmer,
        if(count(*) = 1, count(i.indeks), count(i.indeks * f.innbyggere)) as medlemmer_kjent
    from behovene as e
    cross join medlemmer as m
    left join indeksene as i on e.delkostnad = i.sektor and e.behov_aar = i.aar and m.region = i.region
    left join folketall as f on e.aar = f.aar and m.region = f.region
    group by e.delkostnad, e.behov_aar, e.aar, m.referanse
),

behovsgrunnlag as (
    select
        k.nokkeltall,
        k.omraade,
        k.tittel,
        k.enhet,
        k.per,
        k.delkostnad,
        e.aar,
        v.region,
        coalesce(r.navn, v.region) as navn,
        egen.verdi,
        egen.merke,
        andre.verdi as referanse_verdi,
        andre.merke as referanse_merke,
        e.behov,
        b.behov as referanse_behov,
        e.behov_aar,
        b.medlemmer,
        b.medlemmer_kjent,
        f.innbyggere,
        f.innbyggere_aar,
        coalesce(egen.brudd, false) or coalesce(andre.brudd, false) as brudd,
        k.tall_plass,
        v.plass as region_plass
    from katalog as k
    cross join valgte as v
    inner join egne as e on k.nokkeltall = e.nokkeltall
    left join regioner as r on v.region = r.region
    left join deres as egen on k.nokkeltall = egen.nokkeltall and egen.region = $egen and e.aar = egen.aar
    left join deres as andre on k.nokkeltall = andre.nokkeltall and v.region = andre.region and e.aar = andre.aar
    left join deres_behov as b
        on e.delkostnad = b.delkostnad and e.aar = b.aar and v.region = b.referanse and e.behov_aar is not distinct from b.behov_aar
    left join folketall as f on e.aar = f.aar and f.region = $egen
)

select * from behovsgrunnlag
order by tall_plass, region_plass
