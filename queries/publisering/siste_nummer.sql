-- purpose: the last number a cleared text and a question of the period have been given, those withdrawn included
-- grain: one row per dataset (frigitt, spoersmaal) that has any
-- parameters: aar, periode
with gitte as (
    select
        'frigitt' as datasett,
        f.id
    from frigitt as f
    where f.aar = $aar and f.periode = $periode
    union all by name
    select
        'spoersmaal' as datasett,
        s.id
    from spoersmaal as s
    where s.aar = $aar and s.periode = $periode
),

siste_nummer as (
    select
        g.datasett,
        coalesce(max(try_cast(split_part(g.id, '-', -1) as integer)), 0) as nummer
    from gitte as g
    group by g.datasett
)

select * from siste_nummer
order by datasett
