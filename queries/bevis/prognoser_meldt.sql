-- purpose: how many forecasts of the year's end the leaders have reported
-- grain: one row; fra, til: the months with reports
-- parameters: fra, til
-- enheter: units that have reported; maaneder: months with a report
with meldt as (
    select
        p.enhet,
        make_date(p.aar, p.periode, 1) as maaned
    from lederprognoser as p
    where p.periode between 1 and 12 and make_date(p.aar, p.periode, 1) between $fra::date and $til::date
),

telt as (
    select
        count(*)::integer as teller,
        null::integer as nevner,
        count(distinct m.enhet)::integer as enheter,
        count(distinct m.maaned)::integer as maaneder,
        min(m.maaned) as fra,
        last_day(max(m.maaned)) as til
    from meldt as m
)

select * from telt
order by teller
