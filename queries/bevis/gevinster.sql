-- purpose: of the gains that should be taken out so far, how many are told to be so, in whole or in part
-- grain: one row; fra, til: the years of the gains
-- parameters: fra, til
-- planlagt_kr, realisert_kr: of the gains in kr
with gevinstene as (
    select
        g.aar,
        coalesce(g.realisert, 0) > 0 as tatt_ut,
        if(g.slag = 'kr', g.planlagt, null) as planlagt,
        if(g.slag = 'kr', g.realisert, null) as realisert
    from gevinst as g
    where g.planlagt > 0 and g.aar between year($fra::date) and year($til::date)
),

telt as (
    select
        (count(*) filter (where g.tatt_ut))::integer as teller,
        count(*)::integer as nevner,
        coalesce(sum(g.planlagt), 0)::double as planlagt_kr,
        coalesce(sum(g.realisert), 0)::double as realisert_kr,
        make_date(min(g.aar), 1, 1) as fra,
        make_date(max(g.aar), 12, 31) as til
    from gevinstene as g
)

select * from telt
order by nevner
