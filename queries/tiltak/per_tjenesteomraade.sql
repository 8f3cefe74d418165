-- purpose: adopted, realised and expected effect of the year's budget measures per tjenesteområde
-- grain: one row per tjenesteområde with measures that year
--   differanse: expected less adopted, over those measures only where an expected effect is given
-- parameters: aar, enheter
-- enheter: only measures on the ansvar of these; null shows all
with per_tjenesteomraade as (
    select
        t.tjenesteomraade,
        t.tjenesteomraade_navn as navn,
        count(*)::integer as antall,
        count(t.forventet_effekt)::integer as antall_med_forventning,
        sum(t.vedtatt_effekt) as vedtatt_effekt,
        sum(t.realisert_effekt) as realisert_effekt,
        sum(t.forventet_effekt) as forventet_effekt,
        sum(t.forventet_effekt - t.vedtatt_effekt) as differanse
    from tiltak_for($enheter) as t
    where t.aar = $aar
    group by t.tjenesteomraade, t.tjenesteomraade_navn
)

select * from per_tjenesteomraade
order by navn
