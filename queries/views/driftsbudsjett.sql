-- purpose: the budget in force for operations (kontoklasse 1): regulert where the year has it, else opprinnelig
-- grain: one row per row of budsjett in that version
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
        b.ansvar_navn,
        b.omraade,
        b.beloep
    from budsjett as b
    inner join versjoner as v on b.aar = v.aar and (b.versjon = 'regulert') = v.er_regulert
    where b.kontoklasse = '1'
)

select * from gjeldende
