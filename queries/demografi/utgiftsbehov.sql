-- purpose: KS's table of the change in a municipality's expenditure need, as printed and as its own rows add up
-- grain: one row per span of years (aar to aar_til, the same year but for printed sums) and sektor, with the sum of the sectors
--   as sektor sum; amounts in kr. oppgitt: null where nothing is printed; beregnet: null where a year of the span is missing
-- parameters: kommune
with tabellen as (
    select
        u.aar,
        coalesce(u.aar_til, u.aar) as aar_til,
        u.sektor,
        u.beloep,
        u.prisnivaa
    from utgiftsbehov as u
    left join kommuner as k on u.kommune = k.kode
    where coalesce(k.naa, u.kommune) = $kommune
),

per_aar as (
    select
        t.aar,
        t.sektor,
        t.beloep
    from tabellen as t
    where t.aar = t.aar_til and t.sektor <> 'sum'
    union all
    select
        t.aar,
        'sum' as sektor,
        sum(t.beloep) as beloep
    from tabellen as t
    where t.aar = t.aar_til and t.sektor <> 'sum'
    group by t.aar
),

spennene as (
    select distinct
        t.aar,
        t.aar_til
    from tabellen as t
),

beregnet as (
    select
        s.aar,
        s.aar_til,
        p.sektor,
        case when count(*) = s.aar_til - s.aar + 1 then sum(p.beloep) end as beregnet
    from spennene as s
    inner join per_aar as p on p.aar between s.aar and s.aar_til
    group by s.aar, s.aar_til, p.sektor
),

utgiftsbehov_per_spenn as (
    select
        coalesce(b.aar, t.aar) as aar,
        coalesce(b.aar_til, t.aar_til) as aar_til,
        coalesce(b.sektor, t.sektor) as sektor,
        t.beloep as oppgitt,
        b.beregnet,
        max(t.prisnivaa) over () as prisnivaa
    from beregnet as b
    full join tabellen as t on b.aar = t.aar and b.aar_til = t.aar_til and b.sektor = t.sektor
)

select * from utgiftsbehov_per_spenn
order by aar, aar_til, sektor
