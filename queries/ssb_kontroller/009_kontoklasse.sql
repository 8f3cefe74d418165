-- purpose: SSB's control 009: other classes of account than operations (1) and investment (0).
-- grain: one row per post
-- title: Kontoklasse
-- datasets: kostra_regnskap
-- severity: kv1 ERROR, kv2 ERROR, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Posten har kontoklasse «{verdi}». Skjema 0A har bare 1 (drift) og 0 (investering).
-- remedy: Balanseposter leveres i skjema 0B. Rett kontoklassen, eller ta posten ut av filen.
-- parameters:
with feil as (
    select
        poster.rad,
        'kontoklasse' as kolonne,
        poster.kontoklasse as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep
    from poster
    where poster.kontoklasse not in ('0', '1')
)

select * from feil
order by rad;
