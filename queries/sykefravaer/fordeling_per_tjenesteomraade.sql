-- purpose: how much of the chosen month's sick leave is egenmeldt and legemeldt, where enough people stand behind both
-- grain: one row for the municipality (tjenesteomraade null, first), then one per tjenesteområde that may be shown
-- parameters: aar, periode, ansatte_minst, dagsverk_minst
-- dagsverk_minst: working days that at least the fewest persons allowed must share
with enheter as (
    select s.*
    from skjermet_sykefravaer($ansatte_minst) as s
    where s.maaned = maaned_nr($aar, $periode) and s.total_vises
),

kommunen as (
    select
        sum(e.avtalte) as avtalte,
        sum(e.egenmeldt) as egenmeldt,
        sum(e.legemeldt) as legemeldt
    from enheter as e
    having count(*) > 0 and count(e.egenmeldt) = count(*) and count(e.legemeldt) = count(*)
),

omraader as (
    select
        e.gruppe,
        any_value(e.tjenesteomraade_navn) as navn,
        sum(e.avtalte) as avtalte,
        sum(e.egenmeldt) as egenmeldt,
        sum(e.legemeldt) as legemeldt,
        least(sum(e.egenmeldt), sum(e.legemeldt)) as minste,
        coalesce(least(sum(e.egenmeldt), sum(e.legemeldt)), 0) < $dagsverk_minst
        or count(e.egenmeldt) < count(*)
        or count(e.legemeldt) < count(*) as skjules
    from enheter as e
    group by e.gruppe
),

-- The hidden ones together must themselves be enough, or the next smallest is hidden with them.
omraader_i_rekke as (
    select
        o.*,
        bool_or(o.skjules) over () as noe_skjules,
        count(*) over foer >= 2
        and coalesce(least(sum(o.egenmeldt) over foer, sum(o.legemeldt) over foer), 0) >= $dagsverk_minst as holder
    from omraader as o
    window foer as (
        order by o.skjules desc, o.minste, o.gruppe rows between unbounded preceding and 1 preceding
    )
),

vises as (
    select
        null as tjenesteomraade,
        'Kommunen' as navn,
        k.avtalte,
        k.egenmeldt,
        k.legemeldt
    from kommunen as k
    where least(k.egenmeldt, k.legemeldt) >= $dagsverk_minst
    union all by name
    select
        o.gruppe as tjenesteomraade,
        o.navn,
        o.avtalte,
        o.egenmeldt,
        o.legemeldt
    from omraader_i_rekke as o
    where not o.skjules and (o.holder or not o.noe_skjules) and o.gruppe is not null
),

fordeling_per_tjenesteomraade as (
    select
        v.tjenesteomraade,
        v.navn,
        sykefravaersprosent(v.egenmeldt, v.avtalte) as egenmeldt,
        sykefravaersprosent(v.legemeldt, v.avtalte) as legemeldt
    from vises as v
)

select * from fordeling_per_tjenesteomraade
order by tjenesteomraade is not null, navn
