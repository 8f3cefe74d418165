-- purpose: the year's budget measures with adopted, realised and expected effect; the largest shortfall first
-- grain: one row per tiltak that year
-- parameters: aar, dato, enheter
-- enheter: only measures on the ansvar of these; null shows all
with per_tiltak as (
    select
        t.id,
        t.tittel,
        t.tjenesteomraade,
        t.tjenesteomraade_navn,
        t.eier,
        t.frist,
        coalesce(t.status, 'uten status') as status,
        t.kommentar,
        t.vedtatt_effekt,
        t.realisert_effekt,
        t.forventet_effekt,
        t.forventet_effekt - t.vedtatt_effekt as differanse,
        dager_over_frist(t.frist, t.status, $dato::date)::integer as dager_forsinket,
        coalesce(t.status = 'gjennomført' and t.vedtatt_effekt <> 0 and coalesce(t.realisert_effekt, 0) = 0, false)
            as gjennomfoert_uten_effekt
    from tiltak_for($enheter) as t
    where t.aar = $aar
)

select * from per_tiltak
order by differanse nulls last, id
