-- purpose: how many decisions stand where, and how many of them are late; verbalvedtak counted apart
-- grain: one row per status and whether it is a verbalvedtak
-- parameters: dato, vis_unntatt
with vurdert as (
    select
        coalesce(v.status, 'uten status') as status,
        coalesce(v.type = 'verbalvedtak', false) as verbalvedtak,
        dager_over_frist(v.frist, v.status, $dato::date) as dager_forsinket
    from vedtak as v
    where v.moetedato <= $dato::date and ($vis_unntatt::boolean or not coalesce(v.unntatt_offentlighet, false))
),

per_status as (
    select
        v.status,
        v.verbalvedtak,
        count(*)::integer as antall,
        count(v.dager_forsinket)::integer as forsinket
    from vurdert as v
    group by v.status, v.verbalvedtak
)

select * from per_status
order by
    verbalvedtak,
    list_position(['ikke startet', 'under arbeid', 'avventer', 'utført', 'utgår', 'uten status'], status)
