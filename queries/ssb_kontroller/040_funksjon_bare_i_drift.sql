-- purpose: SSB's control 040: functions of operations alone, in investment. The quarters accept 850.
-- grain: one row per post
-- title: Driftsfunksjoner i investering
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Funksjon {funksjon} gjelder bare drift, men står i investering med art {art}: {beloep}.
-- remedy: Før beløpet på en funksjon som gjelder investering, eller flytt det til driftsregnskapet.
-- parameters: kvartal
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
        poster.kontoklasse = '0'
        and (poster.funksjon in ('800', '840', '860') or ($kvartal = '' and poster.funksjon = '850'))
        and poster.beloep <> 0
)

select * from feil
order by rad;
