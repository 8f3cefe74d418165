-- purpose: the accounts that belong to operations (kontoklasse 1), whatever prosjekt they were posted on
-- grain: one row per aar, periode, ansvar, funksjon, art and omraade of the file; beloep in kr
select
    r.aar,
    r.periode,
    r.ansvar,
    r.funksjon,
    r.art,
    max(r.ansvar_navn) as ansvar_navn,
    r.omraade,
    sum(r.beloep)::decimal(18, 2) as beloep
from regnskap as r
where r.kontoklasse = '1'
group by all
