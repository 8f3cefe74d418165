-- purpose: of the months with accounts, how many are published, and still stand published
-- grain: one row; fra, til: the first and the last month with accounts
-- parameters: fra, til
-- utgaver: all editions of those months, corrections among them
with maanedene as (
    select
        r.aar,
        r.periode,
        make_date(r.aar, r.periode, 1) as maaned
    from regnskapsmaaneder as r
    where
        r.periode between 1 and 12
        and make_date(r.aar, r.periode, 1) >= $fra::date
        and siste_dag(r.aar, r.periode) < $til::date
),

per_maaned as (
    select
        m.maaned,
        count(p.utgave) as utgaver,
        coalesce(arg_max(p.status, p.utgave) = 'publisert', false) as publisert
    from maanedene as m
    left join publisering as p on m.aar = p.aar and m.periode = p.periode
    group by m.maaned
),

telt as (
    select
        (count(*) filter (where m.publisert))::integer as teller,
        count(*)::integer as nevner,
        coalesce(sum(m.utgaver), 0)::integer as utgaver,
        min(m.maaned) as fra,
        last_day(max(m.maaned)) as til
    from per_maaned as m
)

select * from telt
order by nevner
