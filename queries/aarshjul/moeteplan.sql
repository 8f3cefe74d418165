-- purpose: the whole plan as it is stored, to change a date in it
-- grain: one row per date of the plan, in order
-- parameters:
with plan as (
    select
        m.id,
        m.aar,
        m.dato,
        m.forum,
        m.tittel,
        m.kl_fra,
        m.kl_til,
        m.sted,
        m.tema
    from moeteplan as m
)

select * from plan
order by dato, id
