-- purpose: sick leave per enhet in the chosen month, over twelve months, and a year before
-- grain: one row per enhet with figures that month; those hidden have null figures, and each group of hidden ones
--   follows as a sum of its own (enhet null, name «Øvrige enheter i …»)
-- parameters: aar, periode, ansatte_minst, enheter
-- enheter: the only ones to show, without any sum of hidden ones; null shows all
with maalinger as (
    select
        s.*,
        s.maaned - maaned_nr($aar, $periode) as siden
    from skjermet_sykefravaer($ansatte_minst) as s
    where s.maaned between maaned_nr($aar, $periode) - 23 and maaned_nr($aar, $periode)
),

-- Each unit as itself, and the hidden ones of a group, month by month, as one.
maalt as (
    select
        m.enhet,
        m.enhet as noekkel,
        m.siden,
        any_value(m.enhet_navn) as navn,
        any_value(m.tjenesteomraade) as tjenesteomraade,
        any_value(m.tjenesteomraade_navn) as tjenesteomraade_navn,
        1 as antall_enheter,
        any_value(m.liten) as liten,
        sum(m.ansatte) as ansatte,
        sum(m.avtalte) filter (where m.enhet_vises) as avtalte,
        sum(m.sykefravaer) filter (where m.enhet_vises) as sykefravaer
    from maalinger as m
    where $enheter::varchar[] is null or list_contains($enheter::varchar[], m.enhet)
    group by m.enhet, m.siden
    union all by name
    select
        null as enhet,
        m.gruppe as noekkel,
        m.siden,
        'Øvrige enheter i ' || coalesce(any_value(m.tjenesteomraade_navn) filter (where m.gruppe is not null), 'øvrige tjenesteområder')
            as navn,
        m.gruppe as tjenesteomraade,
        coalesce(any_value(m.tjenesteomraade_navn) filter (where m.gruppe is not null), 'Øvrige tjenesteområder')
            as tjenesteomraade_navn,
        count(*) as antall_enheter,
        false as liten,
        sum(m.ansatte) as ansatte,
        sum(m.avtalte) as avtalte,
        sum(m.sykefravaer) as sykefravaer
    from maalinger as m
    where $enheter::varchar[] is null and m.total_vises and not m.enhet_vises
    group by m.gruppe, m.siden
),

per_enhet as (
    select
        m.enhet,
        any_value(m.navn) filter (where m.siden = 0) as navn,
        any_value(m.tjenesteomraade) filter (where m.siden = 0) as tjenesteomraade,
        any_value(m.tjenesteomraade_navn) filter (where m.siden = 0) as tjenesteomraade_navn,
        (sum(m.antall_enheter) filter (where m.siden = 0))::integer as antall_enheter,
        (sum(m.ansatte) filter (where m.siden = 0))::integer as ansatte,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, 0, 0) as prosent,
        100 - prosent_over(m.sykefravaer, m.avtalte, m.siden, 0, 0) as naervaer,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, -12, -12) as prosent_i_fjor,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, -11, 0) as rullerende,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, -23, -12) as rullerende_i_fjor,
        m.enhet is not null and count(m.avtalte) filter (where m.siden = 0) = 0 as skjult,
        coalesce(any_value(m.liten) filter (where m.siden = 0), false) as liten
    from maalt as m
    group by m.enhet, m.noekkel
    having count(*) filter (where m.siden = 0) > 0
)

select * from per_enhet
order by tjenesteomraade_navn, enhet is null, navn
