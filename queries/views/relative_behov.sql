-- purpose: need indices (delkostnadsnøkler) under the numbers that municipalities have today
-- grain: one row per municipality, year in which it covered the area it does today, and sektor. indeks: the country is 1
select
    coalesce(k.naa, d.kommune) as region,
    d.aar,
    d.sektor,
    d.indeks
from delkostnad as d
left join kommuner as k on d.kommune = k.kode
where d.aar >= coalesce(k.brudd_aar, 0)
