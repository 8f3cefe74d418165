-- purpose: SSB's control 150: no depreciation on the services.
-- grain: one row, where the sum is nought
-- title: Avskrivninger på tjenestene
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- waits_for: Avskrivningene føres mange steder først ved årsslutt.
-- message: Avskrivningene (art 590 på funksjonene 100–799) er null.
-- remedy: Før årets avskrivninger på art 590 på tjenestene som bruker anleggene.
-- parameters:
with feil as (
    select
        null::bigint as rad,
        coalesce(sum(poster.beloep), 0)::bigint as beloep
    from poster
    where poster.kontoklasse = '1' and poster.art = '590' and try_cast(poster.funksjon as integer) between 100 and 799
    having coalesce(sum(poster.beloep), 0) = 0
)

select * from feil;
