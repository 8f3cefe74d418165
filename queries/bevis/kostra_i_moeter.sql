-- purpose: how many decisions and actions of the dialogue meetings stand beside a comparison in KOSTRA
-- grain: one row; fra, til: the first and the last one written
-- parameters: fra, til
-- a decision keeps the address of what it was written beside: those of the page /kostra are counted
with skrevet as (
    select
        b.moete,
        b.registrert
    from beslutning as b
    where
        regexp_matches(coalesce(b.lenke, ''), '^/kostra([?#/]|$)')
        and b.registrert between $fra::date and $til::date
),

telt as (
    select
        count(*)::integer as teller,
        null::integer as nevner,
        count(distinct s.moete)::integer as moeter,
        min(s.registrert) as fra,
        max(s.registrert) as til
    from skrevet as s
)

select * from telt
order by teller
