-- purpose: SSB's control 100: no expenditure in operations.
-- grain: one row, where the sum is wrong
-- title: Driftsutgifter
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 WARNING, kv4 WARNING, år ERROR
-- message: Driftsutgiftene (art 010–599) er {beloep}. De skal være større enn null.
-- remedy: Kontroller at driftsregnskapet (kontoklasse 1) er med, og at utgiftene er positive.
-- parameters:
with feil as (
    select
        null::bigint as rad,
        coalesce(sum(poster.beloep), 0)::bigint as beloep
    from poster
    where poster.kontoklasse = '1' and ssb_utgift(poster.art)
    having not coalesce(sum(poster.beloep), 0) > 0
)

select * from feil;
