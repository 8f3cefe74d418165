-- purpose: the budget in force for operations (kontoklasse 1): regulert where the year has it, else opprinnelig
-- grain: one row per aar, periode, ansvar, funksjon, art and omraade of the file, all prosjekt added up; beloep in kr
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

select * from gjeldende
