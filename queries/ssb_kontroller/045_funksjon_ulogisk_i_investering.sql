-- purpose: SSB's control 045: functions that make little sense in investment.
-- grain: one row per post
-- title: Uvanlige funksjoner i investering
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 INFO, kv2 INFO, kv3 INFO, kv4 INFO, år INFO
-- message: Funksjon {funksjon} står i investering med art {art}, men har sjelden investeringer: {beloep}.
-- remedy: Se om beløpet skal på en annen funksjon, eller i driftsregnskapet. Er det riktig, trengs ingen
--   endring.
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
        poster.kontoklasse = '0'
        and poster.funksjon in ('100', '110', '121', '170', '171')
        and poster.beloep <> 0
)

select * from feil
order by rad;
