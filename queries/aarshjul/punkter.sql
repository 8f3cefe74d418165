-- purpose: the dates of some years: those of the plan, and those that the law and Statistics Norway fix every year
-- grain: one row per date and forum's item, in order
--   virkedag: the date is moved to the next working day where it falls on another; kilde: who fixes it, null in the plan
-- parameters: fra_aar, til_aar
with planlagte as (
    select
        m.id,
        m.dato,
        m.forum,
        m.tittel,
        m.kl_fra,
        m.kl_til,
        m.sted,
        m.tema,
        false as virkedag,
        null::varchar as kilde
    from moeteplan as m
    where year(m.dato) between $fra_aar::integer and $til_aar::integer
),

aarene as (
    select unnest(range($fra_aar::integer, $til_aar::integer + 1))::integer as aar
),

faste as (
    select
        a.aar || '-' || f.kode as id,
        make_date(a.aar, f.maaned::integer, f.dag::integer) as dato,
        f.forum,
        f.tittel,
        null::varchar as kl_fra,
        null::varchar as kl_til,
        null::varchar as sted,
        null::varchar as tema,
        f.virkedag = 'ja' as virkedag,
        f.kilde
    from faste_datoer as f
    cross join aarene as a
),

alle as (
    select * from planlagte
    union all
    select * from faste
),

punkter as (
    select
        a.id,
        a.dato,
        a.forum,
        a.tittel,
        a.kl_fra,
        a.kl_til,
        a.sted,
        a.tema,
        a.virkedag,
        a.kilde
    from alle as a
)

select * from punkter
order by dato, kl_fra nulls first, forum, id
