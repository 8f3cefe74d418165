-- purpose: the municipality's sick leave in the chosen month, over twelve months, and a year before
-- grain: one row; figures are null where the months are missing or the whole is too small to show
-- parameters: aar, periode, ansatte_minst
with maaneder as (
    select
        s.maaned,
        sum(s.avtalte) filter (where s.total_vises) as avtalte,
        sum(s.sykefravaer) filter (where s.total_vises) as sykefravaer,
        sum(s.ansatte) as ansatte,
        s.maaned - maaned_nr($aar, $periode) as siden
    from skjermet_sykefravaer($ansatte_minst) as s
    where s.maaned <= maaned_nr($aar, $periode)
    group by s.maaned
),

summer as (
    select
        max(m.maaned) as siste_maaned,
        max(m.ansatte) filter (where m.siden = 0) as ansatte,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, 0, 0) as prosent,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, -12, -12) as prosent_i_fjor,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, -11, 0) as rullerende,
        prosent_over(m.sykefravaer, m.avtalte, m.siden, -23, -12) as rullerende_i_fjor
    from maaneder as m
),

total as (
    select
        s.prosent,
        s.prosent_i_fjor,
        s.rullerende,
        s.rullerende_i_fjor,
        100 - s.prosent as naervaer,
        s.ansatte::integer as ansatte,
        (s.siste_maaned // 12)::integer as siste_aar,
        (s.siste_maaned % 12 + 1)::integer as siste_periode
    from summer as s
)

select * from total
