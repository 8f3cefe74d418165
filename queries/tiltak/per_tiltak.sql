-- purpose: the year's budget measures with adopted, realised and expected effect; the largest shortfall first
-- grain: one row per tiltak that year
-- parameters: aar, dato, enheter
-- enheter: only measures on the ansvar of these; null shows all
with egne_ansvar as (
    select distinct o.ansvar
    from organisasjon as o
    where list_contains($enheter::varchar[], o.enhet)
),

per_tiltak as (
    select
        t.id,
        t.tittel,
        t.tjenesteomraade,
        coalesce(o.navn, t.tjenesteomraade, 'Ikke plassert') as tjenesteomraade_navn,
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
    from tiltak as t
    left join tjenesteomraader() as o on t.tjenesteomraade = o.kode
    where t.aar = $aar and ($enheter::varchar[] is null or t.ansvar in (select e.ansvar from egne_ansvar as e))
)

select * from per_tiltak
order by differanse nulls last, id
