-- purpose: sick leave per tjenesteområde in the chosen month, over twelve months, and a year before
-- grain: one row per tjenesteområde with figures that month; those hidden have null figures, and last comes the sum
--   of the hidden ones (tjenesteomraade null, name «Øvrige tjenesteområder: …»)
-- parameters: aar, periode, ansatte_minst
with enheter as (
    select
        s.*,
        s.maaned - maaned_nr($aar, $periode) as siden,
        s.total_vises and s.gruppe is not null as vises
    from skjermet_sykefravaer($ansatte_minst) as s
    where s.maaned between maaned_nr($aar, $periode) - 23 and maaned_nr($aar, $periode)
),

-- Each area as itself, and once more those hidden, month by month, as one.
maalt as (
    select
        e.tjenesteomraade,
        e.siden,
        any_value(e.tjenesteomraade_navn) as navn,
        sum(e.ansatte) as ansatte,
        sum(e.avtalte) filter (where e.vises) as avtalte,
        sum(e.sykefravaer) filter (where e.vises) as sykefravaer
    from enheter as e
    group by e.tjenesteomraade, e.siden
    union all by name
    select
        null as tjenesteomraade,
        e.siden,
        'Øvrige tjenesteområder: ' || string_agg(distinct e.tjenesteomraade_navn, ', ' order by e.tjenesteomraade_navn) as navn,
        sum(e.ansatte) as ansatte,
        sum(e.avtalte) as avtalte,
        sum(e.sykefravaer) as sykefravaer
    from enheter as e
    where not e.vises and e.total_vises
    group by e.siden
),

per_tjenesteomraade as (
    select
        m.tjenesteomraade,
        any_value(m.navn) filter (where m.siden = 0) as navn,
        (sum(m.ansatte) filter (where m.siden = 0))::integer as ansatte,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, 0, 0) as prosent,
        100 - prosent_over(m.sykefravaer, m.avtalte, m.siden, 0, 0) as naervaer,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, -12, -12) as prosent_i_fjor,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, -11, 0) as rullerende,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, -23, -12) as rullerende_i_fjor,
        m.tjenesteomraade is not null and count(m.avtalte) filter (where m.siden = 0) = 0 as skjult
    from maalt as m
    group by m.tjenesteomraade
    having count(*) filter (where m.siden = 0) > 0
)

select * from per_tjenesteomraade
order by tjenesteomraade is null, navn
