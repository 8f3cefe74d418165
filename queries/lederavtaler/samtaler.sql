-- purpose: the ledersamtaler of a round: which are held, and who calls in to those that are not
-- grain: one row per leader's role
-- parameters: dato, enheter, runde
-- enheter: only leaders whose superior belongs there, null shows all
with samtaler as (
    select
        s.rolle,
        s.tittel,
        s.nivaa,
        s.overordnet,
        s.overordnet_tittel,
        s.frist,
        s.holdt,
        date_diff('day', s.frist, $dato::date)::integer as dager_over
    from ledersamtaler($dato::date, $enheter::varchar[]) as s
    where s.runde = $runde
)

select * from samtaler
order by nivaa, tittel, rolle
