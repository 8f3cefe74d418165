-- purpose: in how many months the sick leave is followed, and what it has been over twelve of them
-- grain: one row; fra, til: the months with figures
-- parameters: fra, til, ansatte_minst
-- rullerende, rullerende_i_fjor: per cent of the last twelve months and the twelve before; null where a month is missing, or
--   may not be shown
with maanedene as (
    select
        s.maaned,
        make_date((s.maaned // 12)::integer, (s.maaned % 12 + 1)::integer, 1) as dag,
        sum(s.avtalte) filter (where s.total_vises) as avtalte,
        sum(s.sykefravaer) filter (where s.total_vises) as sykefravaer
    from skjermet_sykefravaer($ansatte_minst) as s
    group by s.maaned
),

hittil as (
    select
        m.*,
        m.maaned - max(m.maaned) over () as siden
    from maanedene as m
    where m.dag <= $til::date
),

telt as (
    select
        (count(*) filter (where h.dag >= $fra::date))::integer as teller,
        null::integer as nevner,
        prosent_over(h.sykefravaer, h.avtalte, h.siden, -11, 0) as rullerende,
        prosent_over(h.sykefravaer, h.avtalte, h.siden, -23, -12) as rullerende_i_fjor,
        min(h.dag) filter (where h.dag >= $fra::date) as fra,
        last_day(max(h.dag) filter (where h.dag >= $fra::date)) as til
    from hittil as h
)

select * from telt
order by teller
