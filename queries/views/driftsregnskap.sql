-- purpose: the accounts that belong to operations (kontoklasse 1), whatever prosjekt they were posted on
-- grain: one row per aar, periode, ansvar, funksjon, art and omraade of the file; beloep in kr
-- sesonggruppe: the artsgruppe whose season a row follows, null for what is set aside at the year's end
with posteringer as (
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
)

select
    p.*,
    case when not er_disponering(p.funksjon) then g.kode end as sesonggruppe
from posteringer as p
left join artsgruppe as g on p.art between g.fra_art and g.til_art
