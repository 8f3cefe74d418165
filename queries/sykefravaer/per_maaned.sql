-- purpose: the municipality's sick leave month by month and over the twelve months up to each
-- grain: one row per month with figures, the last $maaneder months, oldest first
-- parameters: aar, periode, maaneder, ansatte_minst
with maaneder as (
    select
        s.maaned,
        sum(s.avtalte) as avtalte,
        sum(s.sykefravaer) as sykefravaer
    from skjermet_sykefravaer($ansatte_minst) as s
    where s.total_vises
    group by s.maaned
),

rullet as (
    select
        m.maaned,
        sykefravaersprosent(m.sykefravaer, m.avtalte) as prosent,
        case when count(*) over tolv = 12 then
            sykefravaersprosent(sum(m.sykefravaer) over tolv, sum(m.avtalte) over tolv)
        end as rullerende
    from maaneder as m
    window tolv as (order by m.maaned range between 11 preceding and current row)
),

per_maaned as (
    select
        (r.maaned // 12)::integer as aar,
        (r.maaned % 12 + 1)::integer as periode,
        make_date(r.maaned // 12, r.maaned % 12 + 1, 1) as maaned,
        r.prosent,
        r.rullerende
    from rullet as r
    where r.maaned between maaned_nr($aar, $periode) - $maaneder + 1 and maaned_nr($aar, $periode)
)

select * from per_maaned
order by maaned
