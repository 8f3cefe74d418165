-- purpose: of the questions that folkevalgte have asked about what is published, how many are answered
-- grain: one row; fra, til: the first and the last question
-- parameters: fra, til
with spurt as (
    select
        s.spurt,
        s.besvart
    from spoersmaal as s
    where s.spurt between $fra::date and $til::date and s.status != 'utgår'
),

telt as (
    select
        count(s.besvart)::integer as teller,
        count(*)::integer as nevner,
        min(s.spurt) as fra,
        max(s.spurt) as til
    from spurt as s
)

select * from telt
order by nevner
