-- purpose: the rounds of ledersamtaler, and how far each has come
-- grain: one row per runde: the one whose deadline is next comes first, then those after it, then those that are over
-- parameters: dato, enheter
-- enheter: only leaders whose superior belongs there, null shows all
with samtaler as (
    from ledersamtaler($dato::date, $enheter::varchar[])
),

runder as (
    select
        s.runde,
        min(s.frist) as foerste_frist,
        max(s.frist) as frist,
        count(*)::integer as ledere,
        count(s.holdt)::integer as holdt,
        count(*) filter (where s.holdt <= s.frist)::integer as innen_fristen,
        count(*) filter (where s.holdt is null and s.frist < $dato::date)::integer as over_fristen
    from samtaler as s
    group by s.runde
)

select * from runder
order by frist < $dato::date, case when frist >= $dato::date then frist end, frist desc, runde
