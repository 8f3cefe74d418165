-- purpose: the enheter there are, to choose among
-- grain: one row per enhet
-- parameters:
with enheter as (
    select
        o.enhet,
        coalesce(any_value(o.enhet_navn), o.enhet) as navn
    from organisasjon as o
    where o.enhet is not null
    group by o.enhet
)

select * from enheter
order by navn, enhet
