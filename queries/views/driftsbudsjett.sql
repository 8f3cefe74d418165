-- purpose: the budget in force for operations (kontoklasse 1): regulert where the year has it, else opprinnelig
-- grain: one row per aar, periode, ansvar, funksjon, art and omraade of the file, all prosjekt added up; beloep in kr
-- sesonggruppe: the artsgruppe whose season a row follows, null for what is set aside at the year's end
with versjoner as (
    select
        b.aar,
        bool_or(b.versjon = 'regulert') as er_regulert
    from budsjett as b
    where b.kontoklasse = '1'
    group by b.aar
),

gjeldende as (
    select
        b.aar,
        b.versjon,
        b.periode,
        b.ansvar,
        b.funksjon,
        b.art,
        max(b.ansvar_navn) as ansvar_navn,
        b.omraade,
        sum(b.beloep)::decimal(18, 2) as beloep
    from budsjett as b
    inner join versjoner as v on b.aar = v.aar and (b.versjon = 'regulert') = v.er_regulert
    where b.kontoklasse = '1'
    group by all
)

select
    b.*,
    case when not er_disponering(b.funksjon) then g.kode end as sesonggruppe,
    g.utgift_inntekt = 'utgift' as er_utgift
from gjeldende as b
left join artsgruppe as g on b.art between g.fra_art and g.til_art
