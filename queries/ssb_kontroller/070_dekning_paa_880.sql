-- purpose: SSB's control 070: art 530 on another function than 880.
-- grain: one row per post
-- title: Art 530 på funksjon 880
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Art 530 står på funksjon {funksjon}: {beloep}. Den kan bare stå på funksjon 880.
-- remedy: Flytt beløpet til funksjon 880 (interne finansieringstransaksjoner).
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
    where poster.art = '530' and poster.funksjon <> '880' and poster.beloep <> 0
)

select * from feil
order by rad;
