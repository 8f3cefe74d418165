-- purpose: of the decisions made, how many are under follow-up: their status is told, and what is open has somebody
--   responsible and a deadline
-- grain: one row; fra, til: the first and the last meeting counted
-- parameters: fra, til
-- utfoert: how many are done; those exempt from public disclosure are left out
with vedtakene as (
    select
        v.moetedato,
        v.status = 'utført' as utfoert,
        v.status is not null
        and (er_avsluttet(v.status) or (v.frist is not null and trim(coalesce(v.ansvarlig, '')) != '')) as foelges
    from vedtak as v
    where v.moetedato between $fra::date and $til::date and not coalesce(v.unntatt_offentlighet, false)
),

telt as (
    select
        (count(*) filter (where v.foelges))::integer as teller,
        count(*)::integer as nevner,
        (count(*) filter (where v.utfoert))::integer as utfoert,
        min(v.moetedato) as fra,
        max(v.moetedato) as til
    from vedtakene as v
)

select * from telt
order by nevner
