-- purpose: of the units past the limits month by month, how many have explained their deviation
-- grain: one row; fra, til: the months counted, from the first that anybody has explained
-- parameters: fra, til, avvik_kr, avvik_prosent
-- a unit is counted once a month, by its accounts and budget to date (er_til_muntlig_gjennomgang); one that must explain
--   for its forecast alone is not counted
-- med_moete: those in months with a meeting about them; foer_moetet: explained on the day of the meeting or before
with foerste as (
    select min(make_date(f.aar, f.periode, 1)) as maaned
    from forklaring as f
    where f.periode between 1 and 12
),

maanedene as (
    select distinct
        r.aar,
        r.periode
    from driftsregnskap as r
    cross join foerste as f
    where
        r.periode between 1 and 12
        and make_date(r.aar, r.periode, 1) >= greatest($fra::date, f.maaned)
        and siste_dag(r.aar, r.periode) < $til::date
),

poster as (
    select
        m.aar,
        m.periode,
        r.ansvar,
        sum(r.beloep) as regnskap,
        null as budsjett
    from maanedene as m
    inner join driftsregnskap as r on m.aar = r.aar and er_hittil(r.periode, m.periode)
    group by all
    union all by name
    select
        m.aar,
        m.periode,
        b.ansvar,
        null as regnskap,
        sum(b.beloep * tolvdeler_hittil(b.periode, m.periode)) / 12 as budsjett
    from maanedene as m
    inner join driftsbudsjett as b on m.aar = b.aar
    group by all
),

over_grensen as (
    select
        p.aar,
        p.periode,
        s.enhet
    from poster as p
    inner join steder as s
        on p.ansvar = s.ansvar and siste_dag(p.aar, p.periode) >= s.fra and siste_dag(p.aar, p.periode) < s.foer
    where s.enhet is not null
    group by p.aar, p.periode, s.enhet
    having
        er_til_muntlig_gjennomgang(
            coalesce(sum(p.budsjett), 0),
            coalesce(sum(p.regnskap), 0),
            $avvik_kr::double,
            $avvik_prosent::double
        )
),

moetene as (
    select
        m.aar,
        m.periode,
        min(m.dato) as dato
    from moete as m
    where m.forum = 'styringsdialog drift' and m.dato <= $til::date
    group by m.aar, m.periode
),

svarene as (
    select
        make_date(o.aar, o.periode, 1) as maaned,
        f.enhet is not null as forklart,
        m.dato is not null as med_moete,
        coalesce(f.dato <= m.dato, false) as foer_moetet
    from over_grensen as o
    left join forklaring as f on o.aar = f.aar and o.periode = f.periode and o.enhet = f.enhet
    left join moetene as m on o.aar = m.aar and o.periode = m.periode
),

telt as (
    select
        (count(*) filter (where s.forklart))::integer as teller,
        count(*)::integer as nevner,
        (count(*) filter (where s.med_moete))::integer as med_moete,
        (count(*) filter (where s.foer_moetet))::integer as foer_moetet,
        min(s.maaned) as fra,
        last_day(max(s.maaned)) as til
    from svarene as s
)

select * from telt
order by nevner
