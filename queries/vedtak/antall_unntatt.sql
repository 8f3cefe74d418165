-- purpose: how many decisions an etterprøving leaves out because they are exempt from public disclosure
-- grain: one row
-- parameters: dato, fra, til, organ
-- fra, til, organ: as in vedtak/etterproeving; null sets no limit
with unntatt as (
    select count(*)::integer as antall
    from vedtak as v
    where
        coalesce(v.unntatt_offentlighet, false)
        and v.moetedato between coalesce($fra::date, v.moetedato) and least($til::date, $dato::date)
        and v.organ = coalesce($organ::varchar, v.organ)
)

select * from unntatt
order by antall
