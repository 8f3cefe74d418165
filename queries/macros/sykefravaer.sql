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
create or replace macro maaned_nr(aar, periode) as aar::bigint * 12 + periode - 1;

-- A sum is told only when every part of it is known, and none is a correction below zero.
create or replace macro sum_av_alle(dagsverk) as
    case when count(*) = count(*) filter (where dagsverk >= 0) then sum(dagsverk) end;

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
        sum_av_alle(s.egenmeldt) as egenmeldt,
        sum_av_alle(s.legemeldt) as legemeldt,
        sum_av_alle(s.korttid) as korttid,
        sum_av_alle(s.langtid) as langtid,
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
        m.legemeldt,
        m.korttid,
        m.langtid
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

-- Whether areas together say nothing of how the absence of one of them divides: at least two, and days enough to
-- prove the fewest persons allowed behind both parts.
create or replace macro deles_som_rest(antall, foerste, andre, dagsverk_minst) as
    antall >= 2 and coalesce(foerste >= dagsverk_minst and andre >= dagsverk_minst, false);

-- The two ways absence divides in two parts (foerste, andre): melding is egenmeldt and legemeldt, varighet is
-- korttid and langtid. One row per month, fordeling and place that may be shown: nivaa kommune, omraade, or rest, the
-- areas not shown, as one. As with the whole, each month is decided by that month alone, and no sum over months is
-- made of others than these: more persons cannot be proven behind twelve months than behind the best of them, and
-- twelve months less twelve others would tell the months between. The two ways are decided apart: days on one's own
-- word may belong to a long absence, so korttid less egenmeldt is the days of no group of persons.
create or replace macro skjermet_fordeling(
    ansatte_minst, dagsverk_minst, fravaer := 'sykefravaer', struktur := 'organisasjon'
) as table
with enheter as (
    select s.*
    from skjermet_sykefravaer(ansatte_minst, fravaer := fravaer, struktur := struktur) as s
    where s.total_vises
),

delt as (
    select
        'melding' as fordeling,
        e.*,
        e.egenmeldt as foerste,
        e.legemeldt as andre
    from enheter as e
    union all by name
    select
        'varighet' as fordeling,
        e.*,
        e.korttid as foerste,
        e.langtid as andre
    from enheter as e
),

-- The areas hidden as a whole are one here too.
omraader as (
    select
        d.maaned,
        d.fordeling,
        d.gruppe,
        string_agg(distinct d.tjenesteomraade_navn, ', ' order by d.tjenesteomraade_navn) as navn,
        count(distinct d.tjenesteomraade) as antall,
        sum(d.avtalte) as avtalte,
        sum_av_alle(d.foerste) as foerste,
        sum_av_alle(d.andre) as andre
    from delt as d
    group by d.maaned, d.fordeling, d.gruppe
),

omraader_med_nok as (
    select
        o.*,
        o.gruppe is not null
        and coalesce(o.foerste >= dagsverk_minst and o.andre >= dagsverk_minst, false) as nok
    from omraader as o
),

omraader_i_rekke as (
    select
        o.*,
        bool_and(o.nok) over (partition by o.maaned, o.fordeling) as alle_har_nok,
        deles_som_rest(
            sum(o.antall) over foer, sum(o.foerste) over foer, sum(o.andre) over foer, dagsverk_minst
        ) as holder
    from omraader_med_nok as o
    window foer as (
        partition by o.maaned, o.fordeling
        order by o.nok, least(o.foerste, o.andre), o.gruppe
        rows between unbounded preceding and 1 preceding
    )
),

valgt as (
    select
        o.*,
        o.nok and (o.holder or o.alle_har_nok) as vises,
        bool_or(o.nok and (o.holder or o.alle_har_nok)) over (partition by o.maaned, o.fordeling) as noen_vises
    from omraader_i_rekke as o
),

kandidater as (
    select
        v.maaned,
        v.fordeling,
        'kommune' as nivaa,
        null as tjenesteomraade,
        'Kommunen' as navn,
        sum(v.avtalte) as avtalte,
        sum_av_alle(v.foerste) as foerste,
        sum_av_alle(v.andre) as andre
    from valgt as v
    group by v.maaned, v.fordeling
    union all by name
    select
        v.maaned,
        v.fordeling,
        'omraade' as nivaa,
        v.gruppe as tjenesteomraade,
        v.navn,
        v.avtalte,
        v.foerste,
        v.andre
    from valgt as v
    where v.vises
    union all by name
    select
        v.maaned,
        v.fordeling,
        'rest' as nivaa,
        null as tjenesteomraade,
        'Øvrige tjenesteområder: ' || string_agg(v.navn, ', ' order by v.navn) as navn,
        sum(v.avtalte) as avtalte,
        sum_av_alle(v.foerste) as foerste,
        sum_av_alle(v.andre) as andre
    from valgt as v
    where not v.vises and v.noen_vises
    group by v.maaned, v.fordeling
),

skjermet as (
    select k.*
    from kandidater as k
    where k.foerste >= dagsverk_minst and k.andre >= dagsverk_minst
)

select * from skjermet;
