-- purpose: the sick leave of every place month by month, as far back from the chosen month as each month may be shown
-- grain: one row per nivaa (kommune, omraade, enhet), place and month, at most $maaneder months, oldest first; a place
--   that is hidden, or has no figures, in the chosen month has none
-- parameters: aar, periode, maaneder, ansatte_minst, enheter
-- enheter: the only ones to show of the enheter; null shows all
with enheter as (
    select s.*
    from skjermet_sykefravaer($ansatte_minst) as s
    where
        s.total_vises
        and s.maaned between maaned_nr($aar, $periode) - $maaneder + 1 and maaned_nr($aar, $periode)
),

maalt as (
    select
        'kommune' as nivaa,
        'kommune' as kode,
        'Kommunen' as navn,
        null as tjenesteomraade_navn,
        e.maaned,
        sykefravaersprosent(sum(e.sykefravaer), sum(e.avtalte)) as prosent
    from enheter as e
    group by e.maaned
    union all by name
    select
        'omraade' as nivaa,
        e.gruppe as kode,
        any_value(e.tjenesteomraade_navn) as navn,
        any_value(e.tjenesteomraade_navn) as tjenesteomraade_navn,
        e.maaned,
        sykefravaersprosent(sum(e.sykefravaer), sum(e.avtalte)) as prosent
    from enheter as e
    where e.gruppe is not null
    group by e.gruppe, e.maaned
    union all by name
    select
        'enhet' as nivaa,
        e.enhet as kode,
        e.enhet_navn as navn,
        e.tjenesteomraade_navn,
        e.maaned,
        sykefravaersprosent(e.sykefravaer, e.avtalte) as prosent
    from enheter as e
    where
        e.enhet_vises
        and ($enheter::varchar[] is null or list_contains($enheter::varchar[], e.enhet))
),

-- The place in the row of months counted back: where one is missing, those before it fall behind.
talt as (
    select
        m.*,
        row_number() over (partition by m.nivaa, m.kode order by m.maaned desc) as nr
    from maalt as m
    where m.prosent is not null
),

maanedsserie as (
    select
        t.nivaa,
        t.kode,
        first_value(t.navn) over nyeste as navn,
        first_value(t.tjenesteomraade_navn) over nyeste as tjenesteomraade_navn,
        (t.maaned // 12)::integer as aar,
        (t.maaned % 12 + 1)::integer as periode,
        make_date(t.maaned // 12, t.maaned % 12 + 1, 1) as maaned,
        t.prosent
    from talt as t
    where t.nr = maaned_nr($aar, $periode) - t.maaned + 1
    window nyeste as (partition by t.nivaa, t.kode order by t.maaned desc)
)

select * from maanedsserie
order by nivaa = 'enhet', nivaa = 'omraade', navn, kode, maaned
