-- purpose: what kroner of one year are worth in another year's, by the municipal deflator (reference list deflator)
-- grain: one row; faktor: null where the deflator has not both years
-- parameters: fra, til
with prisfaktor as (
    select max(d.indeks::double) filter (where d.aar = $til::varchar)
        / max(d.indeks::double) filter (where d.aar = $fra::varchar) as faktor
    from deflator as d
)

select * from prisfaktor
