-- purpose: Control totals of the accounts rows about to come in.
-- grain: one row per kontoklasse and kind (utgift, inntekt); the sign decides where the file has no art
with slag as (
    select
        innlest.kontoklasse,
        case
            when innlest.art is null and innlest.beloep < 0 or innlest.art >= '600' then 'inntekt'
            else 'utgift'
        end as slag,
        innlest.beloep
    from innlest
),

summer as (
    select
        slag.kontoklasse,
        slag.slag,
        count(*) as rader,
        coalesce(sum(slag.beloep), 0) as beloep
    from slag
    group by slag.kontoklasse, slag.slag
    order by slag.kontoklasse desc, slag.slag desc
)

select * from summer;
