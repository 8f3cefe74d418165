-- purpose: internal control month by month, as the quality system counts it
-- grain: one row per month and tjenesteomraade, and one per month for the municipality (tjenesteomraade null), oldest first
-- parameters: aar, maaned, maaneder
-- maaneder: how many months, up to and including maaned of aar
-- figures: counts; avvik_over_frist is what stood past its deadline when the month ended, the others what happened in it;
--   null where no theme has a figure
with maanedene as (
    select
        i.*,
        make_date(i.aar, i.periode, 1) as maaned
    from internkontroll as i
    where
        i.periode between 1 and 12
        and maaned_nr(i.aar, i.periode) between maaned_nr($aar, $maaned) - $maaneder + 1 and maaned_nr($aar, $maaned)
),

per_maaned as (
    select
        m.maaned,
        m.tjenesteomraade,
        sum(m.avvik_meldt)::integer as avvik_meldt,
        sum(m.avvik_lukket)::integer as avvik_lukket,
        sum(m.avvik_over_frist)::integer as avvik_over_frist,
        sum(m.risikoanalyser)::integer as risikoanalyser,
        sum(m.kontroller_planlagt)::integer as kontroller_planlagt,
        sum(m.kontroller_utfoert)::integer as kontroller_utfoert
    from maanedene as m
    group by grouping sets ((m.maaned), (m.maaned, m.tjenesteomraade))
),

navngitt as (
    select
        p.maaned,
        p.tjenesteomraade,
        coalesce(o.navn, p.tjenesteomraade, 'Hele kommunen') as navn,
        p.* exclude (maaned, tjenesteomraade)
    from per_maaned as p
    left join tjenesteomraader() as o on p.tjenesteomraade = o.kode
)

select * from navngitt
order by maaned, tjenesteomraade is not null, navn
