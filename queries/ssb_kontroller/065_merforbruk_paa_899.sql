-- purpose: SSB's control 065: the year's surplus and deficit, and what covers them, stand on function 899,
--   which holds nothing else.
-- grain: one row per post
-- title: Artene på funksjon 899
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Art {art} står på funksjon {funksjon}: {beloep}. Artene 589, 980 og 989 skal stå på funksjon 899, og
--   ingen andre arter skal stå der.
-- remedy: Flytt beløpet til funksjon 899, eller bruk arten og funksjonen det egentlig gjelder.
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
    where (poster.funksjon = '899') <> (poster.art in ('589', '980', '989')) and poster.beloep <> 0
)

select * from feil
order by rad;
