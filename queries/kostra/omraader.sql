-- purpose: the service areas of the comparison, and how much the lake holds of each
-- grain: one row per area, in order. alder: the age groups it serves (macro aldersgrupper), joined by commas. nokkeltall: in the catalogue; med_tall: of those, how many have figures for the municipality
-- parameters: egen
with med_tall as (
    select distinct v.nokkeltall
    from kostraverdier as v
    where v.region = $egen::varchar and v.verdi is not null
),

omraader as (
    select
        o.kode,
        o.tittel,
        o.delkostnad,
        o.utgiftsbehov,
        o.alder,
        o.sortering::integer as sortering,
        count(n.id) as nokkeltall,
        count(m.nokkeltall) as med_tall
    from kostra_omraade as o
    left join nokkeltall as n on o.kode = n.omraade
    left join med_tall as m on n.id = m.nokkeltall
    group by o.kode, o.tittel, o.delkostnad, o.utgiftsbehov, o.alder, o.sortering
)

select * from omraader
order by sortering
