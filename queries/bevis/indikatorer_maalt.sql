-- purpose: of the indicators with a target, how many are measured in the days asked for
-- grain: one row; fra, til: the first and the last measurement
-- parameters: fra, til, planslag
-- planslag: the plans to count; null counts all
with indikatorene as (
    select if(m.verdi is not null and m.verdidato between $fra::date and $til::date, m.verdidato, null) as maalt
    from maalstruktur as m
    where
        m.nivaa = 'indikator'
        and m.maalverdi is not null
        and m.planslag = coalesce($planslag::varchar, m.planslag)
),

telt as (
    select
        count(i.maalt)::integer as teller,
        count(*)::integer as nevner,
        min(i.maalt) as fra,
        max(i.maalt) as til
    from indikatorene as i
)

select * from telt
order by nevner
