-- purpose: SSB's control 080: the block grant on another function than 840.
-- grain: one row per post
-- title: Rammetilskudd på funksjon 840
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Art 800 står på funksjon {funksjon}: {beloep}. Rammetilskuddet kan bare stå på funksjon 840.
-- remedy: Flytt beløpet til funksjon 840. Et øremerket tilskudd føres på art 810 på tjenesten det gjelder.
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
    where poster.art = '800' and poster.funksjon <> '840' and poster.beloep <> 0
)

select * from feil
order by rad;
