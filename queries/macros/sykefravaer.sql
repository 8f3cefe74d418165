-- purpose: sick leave as a formula, and the one place where small numbers are hidden.

-- Per cent of the agreed working days; sums go in, never percentages.
create or replace macro sykefravaersprosent(sykefravaersdagsverk, avtalte_dagsverk) as
    100.0 * sykefravaersdagsverk / nullif(avtalte_dagsverk, 0);

-- Per cent over the months fra to til, counted from the chosen one (0); null unless every month has its figures.
create or replace macro prosent_over(sykefravaersdagsverk, avtalte_dagsverk, siden, fra, til) as
    case when count(avtalte_dagsverk) filter (where siden between fra and til) = til - fra + 1 then
        sykefravaersprosent(
            sum(sykefravaersdagsverk) filter (where siden between fra and til),
            sum(avtalte_dagsverk) filter (where siden between fra and til)
        )
    end;

-- Months counted from year 0, so that twelve months back is minus twelve.
create or replace macro maaned_nr(aar, periode) as aar * 12 + periode - 1;

-- One row per month and enhet, with the tjenesteområde it belonged to that month.
-- Employees: the file's own count, else the organisation's, else the fewest that can have agreed on so many
-- working days (nobody has more than 23 in a month).
create or replace macro sykefravaer_per_enhet(fravaer := 'sykefravaer', struktur := 'organisasjon') as table
with maalt as (
    select
        maaned_nr(s.aar, s.periode) as maaned,
        last_day(make_date(s.aar, s.periode, 1)) as siste_dag,
        s.enhet,
        sum(s.avtalte_dagsverk) as avtalte,
        sum(s.sykefravaersdagsverk) as sykefravaer,
        if(count(*) = count(s.egenmeldt), sum(s.egenmeldt), null) as egenmeldt,
        if(count(*) = count(s.legemeldt), sum(s.legemeldt), null) as legemeldt,
        sum(s.ansatte) as ansatte
    from query_table(fravaer) as s
    where s.periode between 1 and 12
    group by all
),

plasseringer as (
    select
        m.maaned,
        m.enhet,
        o.enhet_navn,
        o.tjenesteomraade,
        o.tjenesteomraade_navn,
        o.ansatte,
        o.gyldig_fra,
        o.gyldig_fra <= m.siste_dag and coalesce(o.gyldig_til, date '9999-12-31') >= m.siste_dag as gjelder
    from maalt as m
    inner join query_table(struktur) as o on m.enhet = o.enhet
),

-- A month before the organisation's first date borrows the nearest description.
plassert as (
    select
        p.maaned,
        p.enhet,
        arg_max(p.enhet_navn, (p.gjelder, p.gyldig_fra, p.tjenesteomraade)) as enhet_navn,
        arg_max(p.tjenesteomraade, (p.gjelder, p.gyldig_fra, p.tjenesteomraade)) as tjenesteomraade,
        arg_max(p.tjenesteomraade_navn, (p.gjelder, p.gyldig_fra, p.tjenesteomraade)) as tjenesteomraade_navn,
        sum(p.ansatte) filter (where p.gjelder) as ansatte
    from plasseringer as p
    group by p.maaned, p.enhet
),

per_enhet as (
    select
        m.maaned,
        m.enhet,
        coalesce(p.enhet_navn, m.enhet) as enhet_navn,
        coalesce(p.tjenesteomraade, 'Ikke plassert') as tjenesteomraade,
        coalesce(p.tjenesteomraade_navn, p.tjenesteomraade, 'Ikke plassert') as tjenesteomraade_navn,
        coalesce(m.ansatte, p.ansatte, floor(m.avtalte / 23))::integer as ansatte,
        m.avtalte,
        m.sykefravaer,
        m.egenmeldt,
        m.legemeldt
    from maalt as m
    left join plassert as p on m.maaned = p.maaned and m.enhet = p.enhet
)

select * from per_enhet;

-- Whether hidden units together say nothing of one of them: at least two, enough employees, and not all without
-- absence (a sum of zero tells that each part is zero).
create or replace macro holder_som_rest(antall, ansatte, sykefravaer, ansatte_minst) as
    antall >= 2 and coalesce(ansatte >= ansatte_minst and sykefravaer > 0, false);

-- One row per month and enhet, with what may be shown of it. Each month is decided by that month alone, and a
-- figure over several months may only be shown when every month in it may. Whatever is shown, for any period, is
-- then a sum of figures shown one by one, so no two views can be subtracted to reveal a third.
--   gruppe       the tjenesteområde whose sum is shown; null: one of the areas shown only as «øvrige»
--   enhet_vises  the unit's own figure may be shown
--   total_vises  the whole month may be shown
--   liten        the unit itself is below the limit
-- What is left of a group when its shown units are subtracted is nothing, or holder_som_rest.
create or replace macro skjermet_sykefravaer(ansatte_minst, fravaer := 'sykefravaer', struktur := 'organisasjon') as table
with enheter as (
    select
        e.*,
        e.ansatte < ansatte_minst as liten,
        sum(e.ansatte) over (partition by e.maaned) >= ansatte_minst as total_vises
    from sykefravaer_per_enhet(fravaer := fravaer, struktur := struktur) as e
),

omraader as (
    select
        e.maaned,
        e.tjenesteomraade,
        sum(e.ansatte) as ansatte,
        sum(e.sykefravaer) as sykefravaer,
        sum(e.ansatte) < ansatte_minst or (sum(e.sykefravaer) = 0 and bool_or(e.liten)) as skjules
    from enheter as e
    group by e.maaned, e.tjenesteomraade
),

omraader_i_rekke as (
    select
        o.maaned,
        o.tjenesteomraade,
        o.skjules,
        bool_or(o.skjules) over (partition by o.maaned) as noe_skjules,
        holder_som_rest(
            count(*) over foer, sum(o.ansatte) over foer, sum(o.sykefravaer) over foer, ansatte_minst
        ) as holder
    from omraader as o
    window foer as (
        partition by o.maaned
        order by o.skjules desc, o.ansatte, o.tjenesteomraade
        rows between unbounded preceding and 1 preceding
    )
),

grupperte as (
    select
        e.*,
        case when not (o.skjules or (o.noe_skjules and not o.holder)) then e.tjenesteomraade end as gruppe
    from enheter as e
    inner join omraader_i_rekke as o on e.maaned = o.maaned and e.tjenesteomraade = o.tjenesteomraade
),

enheter_i_rekke as (
    select
        g.*,
        bool_or(g.liten) over (partition by g.maaned, g.gruppe) as noe_skjules,
        holder_som_rest(
            count(*) over foer, sum(g.ansatte) over foer, sum(g.sykefravaer) over foer, ansatte_minst
        ) as holder
    from grupperte as g
    window foer as (
        partition by g.maaned, g.gruppe
        order by g.liten desc, g.ansatte, g.enhet
        rows between unbounded preceding and 1 preceding
    )
),

skjermet as (
    select
        r.* exclude (noe_skjules, holder),
        r.total_vises and not (r.liten or (r.noe_skjules and not r.holder)) as enhet_vises
    from enheter_i_rekke as r
)

select * from skjermet;
