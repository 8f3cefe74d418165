-- purpose: of the actions from the dialogue meetings whose deadline has passed, how many were done within it
-- grain: one row; fra, til: the first and the last deadline counted
-- parameters: fra, til
-- for_sent: done after it; aapne: not done. Those dropped are left out
with oppgavene as (
    select
        b.frist,
        b.status,
        b.lukket
    from beslutning as b
    where b.type = 'oppgave' and b.status != 'utgår' and b.frist >= $fra::date and b.frist < $til::date
),

telt as (
    select
        (count(*) filter (where o.status = 'utført' and o.lukket <= o.frist))::integer as teller,
        count(*)::integer as nevner,
        (count(*) filter (where o.status = 'utført' and coalesce(o.lukket > o.frist, true)))::integer as for_sent,
        (count(*) filter (where o.status = 'åpen'))::integer as aapne,
        min(o.frist) as fra,
        max(o.frist) as til
    from oppgavene as o
)

select * from telt
order by nevner
