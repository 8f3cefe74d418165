-- purpose: SSB's control 010u: functions that are gone, and that the quarterly deliveries accept for a while.
-- grain: one row per post
-- title: Utgåtte funksjoner
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 WARNING, kv4 WARNING
-- message: Funksjon {funksjon} er utgått. SSB godtar den i kvartalet, men ikke i årsregnskapet: {beloep} på art
--   {art}.
-- remedy: Flytt beløpet før årsslutt. Funksjon 254 er delt i 257 og 258; utgiftene på 190 fordeles på
--   tjenestene.
-- parameters: aar
with gyldige as (
    select funksjon.kode
    from funksjon
    where $aar between coalesce(funksjon.gyldig_fra::integer, 0) and coalesce(funksjon.gyldig_til::integer, 9999)
),

feil as (
    select
        poster.rad,
        'funksjon' as kolonne,
        poster.funksjon as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep
    from poster
    where poster.funksjon in ('190', '254') and poster.funksjon not in (from gyldige)
)

select * from feil
order by rad;
