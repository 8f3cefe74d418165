-- purpose: how much of the municipality's own figures stands beside others' in KOSTRA
-- grain: one row; fra, til: the years that the municipality's own figures are from
-- parameters: kommune, til
-- kommune: the municipality's number; null: not known, and nothing is counted
-- teller: key figures of the catalogue with its own figure; kommuner, grupper: others with a figure in its newest year
with tallene as (
    select
        k.nokkeltall,
        k.region,
        k.aar
    from kostraverdier as k
    where k.verdi is not null and make_date(k.aar, 1, 1) <= $til::date
),

egne as (
    select
        count(distinct t.nokkeltall)::integer as teller,
        null::integer as nevner,
        min(t.aar) as fra_aar,
        max(t.aar) as til_aar
    from tallene as t
    where t.region = $kommune::varchar
),

andre as (
    select
        (count(distinct t.region) filter (where regexp_full_match(t.region, '\d{4}')))::integer as kommuner,
        (count(distinct t.region) filter (where not regexp_full_match(t.region, '\d{4}')))::integer as grupper
    from tallene as t
    inner join egne as e on t.aar = e.til_aar
    where t.region != $kommune::varchar
),

telt as (
    select
        e.teller,
        e.nevner,
        a.kommuner,
        a.grupper,
        make_date(e.fra_aar, 1, 1) as fra,
        make_date(e.til_aar, 12, 31) as til
    from egne as e
    cross join andre as a
)

select * from telt
order by teller
