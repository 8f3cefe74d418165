-- purpose: how old the open decisions are, counted from the meeting, and how late; verbalvedtak counted apart
-- grain: one row per age band, the youngest first, also where nothing is that old
--   aapne, forsinket, mest_forsinket (days): all but verbalvedtak; mest_forsinket is null where none is late
--   verbalvedtak, verbalvedtak_forsinket: the same counts of those
-- parameters: dato, vis_unntatt
with aapne as (
    select
        aldersgruppe(v.moetedato, $dato::date) as alder,
        coalesce(v.type = 'verbalvedtak', false) as er_verbalvedtak,
        dager_over_frist(v.frist, v.status, $dato::date) as dager_forsinket
    from vedtak as v
    where
        v.moetedato <= $dato::date
        and not er_avsluttet(v.status)
        and ($vis_unntatt::boolean or not coalesce(v.unntatt_offentlighet, false))
),

grupper as (
    select unnest(['under 3 måneder', '3–6 måneder', '6–12 måneder', 'over 12 måneder']) as alder
),

per_alder as (
    select
        g.alder,
        (count(a.alder) filter (where not a.er_verbalvedtak))::integer as aapne,
        (count(a.dager_forsinket) filter (where not a.er_verbalvedtak))::integer as forsinket,
        (max(a.dager_forsinket) filter (where not a.er_verbalvedtak))::integer as mest_forsinket,
        (count(a.alder) filter (where a.er_verbalvedtak))::integer as verbalvedtak,
        (count(a.dager_forsinket) filter (where a.er_verbalvedtak))::integer as verbalvedtak_forsinket
    from grupper as g
    left join aapne as a on g.alder = a.alder
    group by g.alder
)

select * from per_alder
order by list_position(['under 3 måneder', '3–6 måneder', '6–12 måneder', 'over 12 måneder'], alder)
