-- purpose: how many deviations the quality system has got, and how many it has closed
-- grain: one row; fra, til: the months with figures
-- parameters: fra, til
-- teller: closed, nevner: reported, in the same months; what is closed may have been reported before them
with maanedene as (
    select
        i.*,
        make_date(i.aar, i.periode, 1) as maaned
    from internkontroll as i
    where i.periode between 1 and 12 and i.avvik_lukket is not null
),

telt as (
    select
        coalesce(sum(m.avvik_lukket), 0)::integer as teller,
        coalesce(sum(m.avvik_meldt), 0)::integer as nevner,
        min(m.maaned) as fra,
        last_day(max(m.maaned)) as til
    from maanedene as m
    where m.maaned between $fra::date and $til::date
)

select * from telt
order by teller
