-- purpose: adopted and expected effect per year of the økonomiplan that begins with $aar
-- grain: one row per year and tjenesteområde with measures, four years at most; amounts in kr
--   forventet_effekt: over those measures only where one is given; null where none is
-- parameters: aar, enheter
-- enheter: only measures on the ansvar of these; null shows all
with per_aar as (
    select
        t.aar,
        t.tjenesteomraade,
        t.tjenesteomraade_navn as navn,
        count(*)::integer as antall,
        count(t.forventet_effekt)::integer as antall_med_forventning,
        sum(t.vedtatt_effekt) as vedtatt_effekt,
        sum(t.forventet_effekt) as forventet_effekt
    from tiltak_for($enheter) as t
    where t.aar between $aar and $aar + 3
    group by t.aar, t.tjenesteomraade, t.tjenesteomraade_navn
)

select * from per_aar
order by aar, navn
