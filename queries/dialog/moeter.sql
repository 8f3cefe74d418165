-- purpose: every meeting of the steering dialogue
-- grain: one row per meeting, the newest first
-- parameters:
with moeter as (
    select
        m.id,
        m.forum,
        m.dato,
        m.aar,
        m.periode,
        m.deltakere,
        m.dagsorden,
        m.versjon,
        m.status,
        coalesce(m.referat_versjon, 0) as referat_versjon,
        m.merknad
    from moete as m
)

select * from moeter
order by dato desc, id
