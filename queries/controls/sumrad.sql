-- purpose: Total lines inside the data, which would count everything twice.
-- grain: one row per finding
-- datasets: regnskap, budsjett
-- severity: ERROR
-- message: Rad {rad} er en sumrad («{verdi}»). Den ville telt dobbelt.
-- remedy: Slett sumradene, eller eksporter uten summer.
-- parameters:
with adresser as (
    select
        innlest.rad,
        coalesce(innlest.ansvar, innlest.konto, innlest.art, innlest.tjeneste, innlest.funksjon) as kode,
        concat_ws(
            '|',
            innlest.ansvar,
            innlest.konto,
            innlest.art,
            innlest.tjeneste,
            innlest.funksjon,
            innlest.prosjekt,
            innlest.aar_raa,
            innlest.omraade,
            innlest.ansvar_navn,
            innlest.tjeneste_navn,
            innlest.konto_navn
        ) as tekst
    from innlest
),

-- A total says so in a code, or has a name that says so and no code at all.
sumrader as (
    select distinct
        adresser.rad,
        'sum' as kolonne,
        coalesce(nullif(left(regexp_extract(adresser.tekst, '(?i)[^|]*(?:sum|total|i alt)[^|]*'), 60), ''), 'uten kode') as verdi
    from adresser
    where
        (
            adresser.kode is null
            or regexp_matches(lower(split_part(adresser.tekst, '|', 1)), '^(del)?(sum|total)|grand total|i alt$')
        )
        and regexp_matches(lower(adresser.tekst), '(^|\|)((del)?(sum|total)|grand total|[^|]* i alt(\||$))')
    order by adresser.rad
)

select * from sumrader;
