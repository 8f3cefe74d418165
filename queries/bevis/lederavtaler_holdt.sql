-- purpose: of the leaders' talks whose deadline has passed, how many are held
-- grain: one row; fra, til: the first and the last deadline
-- parameters: fra, til
-- innen_fristen: held on the deadline or before; runder: the rounds counted
with samtalene as (
    select
        s.runde,
        s.frist,
        s.holdt
    from ledersamtaler($til::date, null) as s
    where s.frist >= $fra::date and s.frist < $til::date
),

telt as (
    select
        count(s.holdt)::integer as teller,
        count(*)::integer as nevner,
        (count(*) filter (where s.holdt <= s.frist))::integer as innen_fristen,
        count(distinct s.runde)::integer as runder,
        min(s.frist) as fra,
        max(s.frist) as til
    from samtalene as s
)

select * from telt
order by nevner
