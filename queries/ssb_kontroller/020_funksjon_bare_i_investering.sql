-- purpose: SSB's control 020: a function of investment alone, in operations.
-- grain: one row per post
-- title: Investeringsfunksjoner i drift
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Funksjon {funksjon} gjelder bare investering, men står i drift med art {art}: {beloep}.
-- remedy: Før beløpet på en funksjon som gjelder drift, eller flytt det til investeringsregnskapet.
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
    where poster.kontoklasse = '1' and poster.funksjon = '841' and poster.beloep <> 0
)

select * from feil
order by rad;
