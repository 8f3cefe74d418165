-- purpose: SSB's control 105: no revenue in operations.
-- grain: one row, where the sum is wrong
-- title: Driftsinntekter
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 WARNING, kv4 WARNING, år ERROR
-- message: Driftsinntektene (art 600–999) er {beloep}. De skal være negative.
-- remedy: Kontroller at inntektene er med, og at de har minus foran.
-- parameters:
with feil as (
    select
        null::bigint as rad,
        coalesce(sum(poster.beloep), 0)::bigint as beloep
    from poster
    where poster.kontoklasse = '1' and ssb_inntekt(poster.art)
    having not coalesce(sum(poster.beloep), 0) < 0
)

select * from feil;
