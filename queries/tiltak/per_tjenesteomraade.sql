-- purpose: adopted, realised and expected effect of the year's budget measures per tjenesteområde
-- grain: one row per tjenesteområde with measures that year
--   differanse: expected less adopted, over those measures only where an expected effect is given
-- parameters: aar, enheter
-- enheter: only measures on the ansvar of these; null shows all
with egne_ansvar as (
    select distinct o.ansvar
    from organisasjon as o
    where list_contains($enheter::varchar[], o.enhet)
),

aarets as (
    select
        t.*,
        coalesce(o.navn, t.tjenesteomraade, 'Ikke plassert') as navn
    from tiltak as t
    left join tjenesteomraader() as o on t.tjenesteomraade = o.kode
    where t.aar = $aar and ($enheter::varchar[] is null or t.ansvar in (select e.ansvar from egne_ansvar as e))
),

per_tjenesteomraade as (
    select
        a.tjenesteomraade,
        a.navn,
        count(*)::integer as antall,
        count(a.forventet_effekt)::integer as antall_med_forventning,
        sum(a.vedtatt_effekt) as vedtatt_effekt,
        sum(a.realisert_effekt) as realisert_effekt,
        sum(a.forventet_effekt) as forventet_effekt,
        sum(a.forventet_effekt - a.vedtatt_effekt) as differanse
    from aarets as a
    group by a.tjenesteomraade, a.navn
)

select * from per_tjenesteomraade
order by navn
