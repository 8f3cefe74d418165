-- purpose: SSB's control 130: no revenue from taxes. Longyearbyen has none.
-- grain: one row, where the sum is wrong
-- title: Skatteinntekter
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 WARNING, kv4 WARNING, år ERROR
-- message: Skatteinntektene (funksjon 800, art 870) er {beloep}. De skal være negative.
-- remedy: Før skatten på inntekt og formue på funksjon 800 og art 870, med minus foran.
-- parameters: region
with feil as (
    select
        null::bigint as rad,
        coalesce(sum(poster.beloep), 0)::bigint as beloep
    from poster
    where poster.kontoklasse = '1' and poster.funksjon = '800' and poster.art = '870'
    having $region <> '211100' and not coalesce(sum(poster.beloep), 0) < 0
)

select * from feil;
