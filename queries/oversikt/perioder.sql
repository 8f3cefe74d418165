-- purpose: periods that can be shown: months with accounts, then years that have only a budget
-- grain: one row per aar and periode (0 = the whole year), newest accounts first
with med_regnskap as (
    select
        regnskapsmaaneder.aar,
        regnskapsmaaneder.periode,
        true as har_regnskap,
        budsjettaar.aar is not null as har_budsjett
    from regnskapsmaaneder
    left join budsjettaar on regnskapsmaaneder.aar = budsjettaar.aar
),

bare_budsjett as (
    select
        aar,
        0 as periode,
        false as har_regnskap,
        true as har_budsjett
    from budsjettaar
    where aar not in (select aar from regnskapsmaaneder)
),

perioder as (
    select * from med_regnskap
    union all by name
    select * from bare_budsjett
),

valgbare_perioder as (
    select *
    from perioder
    order by har_regnskap desc, aar desc, periode desc
)

select * from valgbare_perioder
