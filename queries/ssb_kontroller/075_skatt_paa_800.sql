-- purpose: SSB's control 075: taxes on another function than 800.
-- grain: one row per post
-- title: Skatt på funksjon 800
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Art {art} står på funksjon {funksjon}: {beloep}. Skatteinntekter kan bare stå på funksjon 800.
-- remedy: Flytt beløpet til funksjon 800, eller rett arten hvis det ikke er en skatt.
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
        poster.art in ('870', '871', '872', '873', '876', '878', '879')
        and poster.funksjon <> '800'
        and poster.beloep <> 0
)

select * from feil
order by rad;
