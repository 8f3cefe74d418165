-- purpose: how many risk analyses are made
-- grain: one row; fra, til: the months with figures
-- parameters: fra, til
with maanedene as (
    select
        i.*,
        make_date(i.aar, i.periode, 1) as maaned
    from internkontroll as i
    where i.periode between 1 and 12 and i.risikoanalyser is not null
),

telt as (
    select
        coalesce(sum(m.risikoanalyser), 0)::integer as teller,
        null::integer as nevner,
        min(m.maaned) as fra,
        last_day(max(m.maaned)) as til
    from maanedene as m
    where m.maaned between $fra::date and $til::date
)

select * from telt
order by teller
