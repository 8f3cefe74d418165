-- purpose: Total lines inside the data, which would count everything twice.
-- grain: one row per finding
-- datasets: regnskap, budsjett
-- severity: ERROR
-- message: Rad {rad} er en sumrad («{verdi}»). Den ville telt dobbelt.
-- remedy: Slett sumradene, eller eksporter uten summer.
-- parameters:
with koder as (
    select
        innlest.*,
        coalesce(innlest.ansvar, innlest.konto, innlest.art, innlest.tjeneste, innlest.funksjon) as kode
    from innlest
),

-- A total says so in its first code, or has a name that says so and no code at all.
kandidater as (
    select *
    from koder
    where koder.kode is null or regexp_matches(koder.kode, '(?i)^(del)?(sum|total)|grand total|i alt$')
),

adresser as (
    select
        kandidater.rad,
        concat_ws(
            '|',
            kandidater.ansvar,
            kandidater.konto,
            kandidater.art,
            kandidater.tjeneste,
            kandidater.funksjon,
            kandidater.prosjekt,
            kandidater.aar_raa,
            kandidater.omraade,
            kandidater.ansvar_navn,
            kandidater.tjeneste_navn,
            kandidater.konto_navn
        ) as tekst
    from kandidater
),

sumrader as (
    select distinct
        adresser.rad,
        'sum' as kolonne,
        coalesce(nullif(left(regexp_extract(adresser.tekst, '(?i)[^|]*(?:sum|total|i alt)[^|]*'), 60), ''), 'uten kode') as verdi
    from adresser
    where regexp_matches(lower(adresser.tekst), '(^|\|)((del)?(sum|total)|grand total|[^|]* i alt(\||$))')
    order by adresser.rad
)

select * from sumrader;
