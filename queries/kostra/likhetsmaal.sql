-- purpose: what municipalities can be alike in: size, income, need and age
-- grain: one row per municipality of today, and per number with figures that nobody has had. Each measure is of its newest
--   year, up to aar (null: any), that at least half as many have as in its fullest year; null where it is unknown.
--   frie_inntekter in kr per inhabitant, behov the whole need index (country = 1), shares in per cent of the inhabitants
-- parameters: aar
with inntekter as (
    select
        v.region,
        v.aar,
        'frie_inntekter' as maal,
        v.verdi
    from kostraverdier as v
    inner join nokkeltall as n on v.nokkeltall = n.id
    where n.tabell = '12134' and n.kode = 'KOSAG110000' and not v.brudd
),

behovene as (
    select
        b.region,
        b.aar,
        'behov' as maal,
        b.indeks as verdi
    from relative_behov as b
    where b.sektor = 'samlet'
),

folketallet as (
    select
        i.region,
        i.aar,
        unnest(['folketall', 'andel_0_5', 'andel_6_15', 'andel_80']) as maal,
        unnest([
            i.innbyggere,
            100.0 * i.under_6 / i.innbyggere,
            100.0 * i.fra_6_til_15 / i.innbyggere,
            100.0 * i.over_80 / i.innbyggere
        ]) as verdi
    from registrerte_innbyggere as i
    where i.innbyggere > 0
),

maalene as (
    select * from inntekter
    union all
    select * from behovene
    union all
    select * from folketallet
),

kjente as (
    select m.*
    from maalene as m
    inner join regioner as r on m.region = r.region
    where m.verdi is not null and r.slag in ('kommune', 'annet') and m.aar <= coalesce($aar, 9999)
),

per_aar as (
    select
        k.maal,
        k.aar,
        count(*) as antall
    from kjente as k
    group by k.maal, k.aar
),

-- A year that has begun to come in says too little of who is alike.
dekkede_aar as (
    select *
    from per_aar as p
    qualify 2 * p.antall >= max(p.antall) over (partition by p.maal)
),

aarene as (
    select
        d.maal,
        max(d.aar) as aar
    from dekkede_aar as d
    group by d.maal
),

likhetsmaal as (
    select
        r.region,
        r.navn,
        max(k.verdi) filter (where k.maal = 'folketall') as folketall,
        max(k.verdi) filter (where k.maal = 'frie_inntekter') as frie_inntekter,
        max(k.verdi) filter (where k.maal = 'behov') as behov,
        max(k.verdi) filter (where k.maal = 'andel_0_5') as andel_0_5,
        max(k.verdi) filter (where k.maal = 'andel_6_15') as andel_6_15,
        max(k.verdi) filter (where k.maal = 'andel_80') as andel_80
    from regioner as r
    left join (kjente as k inner join aarene as a on k.maal = a.maal and k.aar = a.aar) on r.region = k.region
    group by r.region, r.navn, r.slag
    having r.slag = 'kommune' or count(k.verdi) > 0
)

select * from likhetsmaal
order by region
