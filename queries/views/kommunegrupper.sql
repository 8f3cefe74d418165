-- purpose: which KOSTRA group each municipality belongs to, as fetched or uploaded, else by the reference list
-- grain: one row per municipality and span of years (fra, til: null is open)
with lest_inn as (
    select
        g.kommune,
        g.gruppe,
        g.fra,
        g.til
    from kommunegruppe as g
)

select * from lest_inn
union all
select
    r.kommune,
    r.gruppe,
    r.gyldig_fra::integer as fra,
    r.gyldig_til::integer as til
from kostragruppe as r
where not exists (select 1 from lest_inn as l where l.kommune = r.kommune)
