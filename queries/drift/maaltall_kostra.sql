-- purpose: the municipality's own figures for the financial targets that need a balance sheet, as Statistics Norway has
--   published them (table 12134): fri egenkapital drift and langsiktig gjeld uten pensjonsforpliktelser
-- grain: one row per nokkeltall that has a figure, in its newest year up to aar; verdi in per cent of brutto driftsinntekter
-- parameters: aar, kommunenummer
with egne as (
    select
        k.tabell,
        k.nokkeltall,
        k.aar,
        k.verdi,
        k.oppdatert
    from kostra as k
    where
        k.nokkeltall in ('KOSKG210000', 'KOSKG320000')
        and k.region = $kommunenummer
        and k.aar <= $aar
        and k.verdi is not null
),

nyeste as (
    select *
    from egne as e
    qualify row_number() over (partition by e.nokkeltall order by e.aar desc, e.oppdatert desc nulls last) = 1
)

select * from nyeste
order by nokkeltall
