-- purpose: SSB's control 165: the counter-entry of depreciation on another function than 860.
-- grain: one row per post
-- title: Motpost utenfor funksjon 860
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- message: Art 990 står på funksjon {funksjon}: {beloep}. Den kan bare stå på funksjon 860.
-- remedy: Flytt motposten til funksjon 860.
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
        and poster.funksjon <> '860'
        and poster.art = '990'
        and poster.beloep <> 0
    qualify sum(poster.beloep) over () <> 0
)

select * from feil
order by rad;
