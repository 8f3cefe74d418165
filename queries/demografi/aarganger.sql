-- purpose: which years there are budgets, whole accounts, and measures of the økonomiplan for
-- grain: one row per kilde (budsjett, regnskap, tiltak) and aar
-- parameters:
with budsjettene as (
    select distinct
        'budsjett' as kilde,
        b.aar
    from driftsbudsjett as b
),

regnskapene as (
    select
        'regnskap' as kilde,
        r.aar
    from driftsregnskap as r
    group by r.aar
    having min(r.periode) = 0 or er_helt_aar(min(r.periode), max(r.periode))
),

tiltakene as (
    select distinct
        'tiltak' as kilde,
        t.aar
    from tiltak as t
),

aarganger as (
    select * from budsjettene
    union all
    select * from regnskapene
    union all
    select * from tiltakene
)

select * from aarganger
order by kilde, aar
