-- purpose: how many ledersamtaler of a round are held per tjenesteområde
-- grain: one row per tjenesteomraade; leaders of the whole municipality last
-- parameters: dato, enheter, runde
-- enheter: only leaders whose superior belongs there, null shows all
with samtaler as (
    from ledersamtaler($dato::date, $enheter::varchar[])
),

per_omraade as (
    select
        s.tjenesteomraade,
        case
            when s.tjenesteomraade is null then 'Hele kommunen'
            else coalesce(any_value(t.navn), s.tjenesteomraade)
        end as navn,
        count(*)::integer as ledere,
        count(s.holdt)::integer as holdt,
        count(*) filter (where s.holdt <= s.frist)::integer as innen_fristen,
        count(*) filter (where s.holdt is null)::integer as mangler,
        100.0 * count(s.holdt) / count(*) as holdt_prosent
    from samtaler as s
    left join tjenesteomraader() as t on s.tjenesteomraade = t.kode
    where s.runde = $runde
    group by s.tjenesteomraade
)

select * from per_omraade
order by tjenesteomraade is null, navn
