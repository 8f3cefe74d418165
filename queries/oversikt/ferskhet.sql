-- purpose: how fresh each dataset is, held against the newest month that any monthly dataset has
-- grain: one row per dataset; aar, periode and dato are null where the dataset has none of them
with innhold as (
    select 'regnskap' as datasett, coalesce(sum(rader), 0)::bigint as rader, max(aar * 100 + periode) filter (where periode <= 12) as siste, null::date as dato, true as maanedlig
    from regnskapsmaaneder
    union all by name
    select 'budsjett' as datasett, coalesce(sum(rader), 0)::bigint as rader, max(aar * 100) as siste, false as maanedlig from budsjettaar
    union all by name
    select 'prognose' as datasett, count(*) as rader, max(aar * 100 + periode) filter (where periode <= 12) as siste, true as maanedlig
    from prognose
    union all by name
    select 'sykefravaer' as datasett, count(*) as rader, max(aar * 100 + periode) filter (where periode <= 12) as siste, true as maanedlig
    from sykefravaer
    union all by name
    select 'vedtak' as datasett, count(*) as rader, max(coalesce(statusdato, moetedato)) as dato, false as maanedlig from vedtak
    union all by name
    select 'tiltak' as datasett, count(*) as rader, max(aar * 100) as siste, false as maanedlig from tiltak
    union all by name
    select 'organisasjon' as datasett, count(*) as rader, max(gyldig_fra) as dato, false as maanedlig from organisasjon
    union all by name
    select 'kostra' as datasett, count(*) as rader, max(aar * 100) as siste, false as maanedlig from kostra
    union all by name
    select 'kostra_regnskap' as datasett, count(*) as rader, max(aar * 100) as siste, false as maanedlig from kostra_regnskap
),

nyeste_maaned as (
    select max(siste) as nyeste
    from innhold
    where maanedlig and siste % 100 > 0
),

ferskhet as (
    select
        innhold.datasett,
        innhold.rader,
        innhold.maanedlig,
        innhold.siste // 100 as aar,
        innhold.siste % 100 as periode,
        innhold.dato,
        nyeste_maaned.nyeste // 100 as nyeste_aar,
        nyeste_maaned.nyeste % 100 as nyeste_periode,
        -- Key figures come a year late, and the list of decisions has no month: neither can lack one.
        coalesce(
            innhold.rader > 0 and case
                when innhold.maanedlig then innhold.siste < nyeste_maaned.nyeste
                when innhold.datasett in ('budsjett', 'tiltak') then innhold.siste // 100 < nyeste_maaned.nyeste // 100
            end,
            false
        ) as mangler
    from innhold
    cross join nyeste_maaned
)

select * from ferskhet
