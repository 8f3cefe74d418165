-- purpose: how many ledersamtaler are held per level of leaders, of every round
-- grain: one row per runde, frist and nivaa; the newest round first
-- parameters: dato, enheter
-- enheter: only leaders whose superior belongs there, null shows all
with samtaler as (
    from ledersamtaler($dato::date, $enheter::varchar[])
),

per_nivaa as (
    select
        s.nivaa,
        s.runde,
        s.frist,
        count(*)::integer as ledere,
        count(s.holdt)::integer as holdt,
        count(*) filter (where s.holdt <= s.frist)::integer as innen_fristen,
        count(*) filter (where s.holdt is null)::integer as mangler,
        count(*) filter (where s.holdt is null and s.frist < $dato::date)::integer as over_fristen,
        100.0 * count(s.holdt) / count(*) as holdt_prosent
    from samtaler as s
    group by s.nivaa, s.runde, s.frist
)

select * from per_nivaa
order by frist desc, runde, nivaa
