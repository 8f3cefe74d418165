-- purpose: internal control so far this year, beside the same months of the year before
-- grain: one row per tjenesteomraade, and one for the municipality (tjenesteomraade null), which comes last
-- parameters: aar, maaned
-- figures: counts of January to maaned; avvik_over_frist is what stood past its deadline when the last of them ended (null: not told);
--   avvik_meldt_i_fjor counts the same months of the year before
with maanedene as (
    select
        i.*,
        i.aar = $aar as i_aar
    from internkontroll as i
    where i.periode between 1 and $maaned and i.aar in ($aar, $aar - 1)
),

hittil as (
    select
        m.tjenesteomraade,
        sum(m.avvik_meldt) filter (where m.i_aar)::integer as avvik_meldt,
        sum(m.avvik_meldt) filter (where not m.i_aar)::integer as avvik_meldt_i_fjor,
        sum(m.avvik_lukket) filter (where m.i_aar)::integer as avvik_lukket,
        sum(m.avvik_over_frist) filter (where m.i_aar and m.periode = $maaned)::integer as avvik_over_frist,
        sum(m.risikoanalyser) filter (where m.i_aar)::integer as risikoanalyser,
        sum(m.kontroller_planlagt) filter (where m.i_aar)::integer as kontroller_planlagt,
        sum(m.kontroller_utfoert) filter (where m.i_aar)::integer as kontroller_utfoert
    from maanedene as m
    group by grouping sets ((), (m.tjenesteomraade))
    having count(*) filter (where m.i_aar) > 0
),

navngitt as (
    select
        h.tjenesteomraade,
        coalesce(o.navn, h.tjenesteomraade, 'Hele kommunen') as navn,
        h.* exclude (tjenesteomraade),
        100.0 * h.avvik_lukket / nullif(h.avvik_meldt, 0) as lukket_prosent,
        100.0 * h.kontroller_utfoert / nullif(h.kontroller_planlagt, 0) as utfoert_prosent
    from hittil as h
    left join tjenesteomraader() as o on h.tjenesteomraade = o.kode
)

select * from navngitt
order by tjenesteomraade is null, navn
