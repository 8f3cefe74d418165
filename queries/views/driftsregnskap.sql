-- purpose: the accounts that belong to operations (kontoklasse 1)
-- grain: one row per row of regnskap
select
    r.aar,
    r.periode,
    r.ansvar,
    r.funksjon,
    r.art,
    r.ansvar_navn,
    r.omraade,
    r.beloep
from regnskap as r
where r.kontoklasse = '1'
