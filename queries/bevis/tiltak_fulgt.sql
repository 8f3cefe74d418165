-- purpose: of the year's budget measures, how many have both a status and an effect told, realised or expected
-- grain: one row; fra, til: the year so far
-- parameters: til
-- gjennomfoert: how many are carried out; vedtatt_kr, realisert_kr: of all that are not dropped
with tiltakene as (
    select
        t.status,
        t.vedtatt_effekt,
        t.realisert_effekt,
        t.status is not null and coalesce(t.realisert_effekt, t.forventet_effekt) is not null as fulgt
    from tiltak as t
    where t.aar = year($til::date) and coalesce(t.status, '') != 'utgår'
),

telt as (
    select
        (count(*) filter (where t.fulgt))::integer as teller,
        count(*)::integer as nevner,
        (count(*) filter (where t.status = 'gjennomført'))::integer as gjennomfoert,
        coalesce(sum(t.vedtatt_effekt), 0)::double as vedtatt_kr,
        coalesce(sum(t.realisert_effekt), 0)::double as realisert_kr,
        make_date(year($til::date), 1, 1) as fra,
        $til::date as til
    from tiltakene as t
)

select * from telt
order by nevner
