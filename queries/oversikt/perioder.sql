-- purpose: periods that can be shown: months with accounts, then years that have only a budget
-- grain: one row per aar and periode (0 = the whole year), newest accounts first
with regnskap_perioder as (
    select distinct
        aar,
        periode
    from regnskap
),

budsjett_aar as (
    select distinct aar
    from budsjett
),

med_regnskap as (
    select
        regnskap_perioder.aar,
        regnskap_perioder.periode,
        true as har_regnskap,
        budsjett_aar.aar is not null as har_budsjett
    from regnskap_perioder
    left join budsjett_aar on regnskap_perioder.aar = budsjett_aar.aar
),

bare_budsjett as (
    select
        aar,
        0 as periode,
        false as har_regnskap,
        true as har_budsjett
    from budsjett_aar
    where aar not in (select aar from regnskap_perioder)
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
