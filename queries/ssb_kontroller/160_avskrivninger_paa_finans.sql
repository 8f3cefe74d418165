-- purpose: SSB's control 160: depreciation on financial functions.
-- grain: one row per post
-- title: Avskrivninger på finansfunksjoner
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- message: Avskrivninger (art 590) står på funksjon {funksjon}: {beloep}.
-- remedy: Flytt avskrivningene til tjenestene som bruker anleggene (funksjon 100–799).
-- parameters:
with feil as (
    select
        poster.rad,
        'funksjon' as kolonne,
        poster.funksjon as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep
    from poster
    where
        poster.kontoklasse = '1'
        and try_cast(poster.funksjon as integer) between 800 and 899
        and poster.art = '590'
        and poster.beloep <> 0
    qualify sum(poster.beloep) over () <> 0
)

select * from feil
order by rad;
