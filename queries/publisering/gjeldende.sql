-- purpose: the periods that are published now: the newest edition of each, unless that one is withdrawn
-- grain: one row per aar and periode; tidspunkt in UTC
with nyeste as (
    select p.*
    from publisering as p
    qualify row_number() over (partition by p.aar, p.periode order by p.utgave desc) = 1
),

gjeldende as (
    select
        n.aar,
        n.periode,
        n.utgave,
        n.versjon,
        n.tidspunkt
    from nyeste as n
    where n.status <> 'trukket'
)

select * from gjeldende
order by aar, periode
