-- purpose: of the decisions whose deadline has passed, how many were done within it
-- grain: one row; fra, til: the first and the last deadline counted
-- parameters: fra, til
-- teller: done or dropped on the deadline or before; for_sent, uten_dato (done, and nobody has said when), aapne: the rest
-- those exempt from public disclosure are left out
with fristene as (
    select
        v.frist,
        v.statusdato,
        er_avsluttet(v.status) as avsluttet
    from vedtak as v
    where v.frist >= $fra::date and v.frist < $til::date and not coalesce(v.unntatt_offentlighet, false)
),

telt as (
    select
        (count(*) filter (where f.avsluttet and f.statusdato <= f.frist))::integer as teller,
        count(*)::integer as nevner,
        (count(*) filter (where f.avsluttet and f.statusdato > f.frist))::integer as for_sent,
        (count(*) filter (where f.avsluttet and f.statusdato is null))::integer as uten_dato,
        (count(*) filter (where not f.avsluttet))::integer as aapne,
        min(f.frist) as fra,
        max(f.frist) as til
    from fristene as f
)

select * from telt
order by nevner
