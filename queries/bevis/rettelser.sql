-- purpose: of the published editions that were corrected or withdrawn, how many say why
-- grain: one row; fra, til: the first and the last correction
-- parameters: fra, til
with rettede as (
    select
        p.tidspunkt::date as dag,
        p.rettelse as grunn
    from publisering as p
    where p.utgave > 1
    union all by name
    select
        p.trukket_tidspunkt::date as dag,
        p.trukket_grunn as grunn
    from publisering as p
    where p.status = 'trukket'
),

telt as (
    select
        (count(*) filter (where trim(coalesce(r.grunn, '')) != ''))::integer as teller,
        count(*)::integer as nevner,
        min(r.dag) as fra,
        max(r.dag) as til
    from rettede as r
    where r.dag between $fra::date and $til::date
)

select * from telt
order by nevner
