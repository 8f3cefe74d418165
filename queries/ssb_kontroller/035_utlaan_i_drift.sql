-- purpose: SSB's control 035: loans given and paid back in operations, outside the functions that may be
--   financed so.
-- grain: one row per post
-- title: Utlån i drift
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 WARNING, kv4 WARNING, år WARNING
-- message: Art {art} står i drift på funksjon {funksjon}: {beloep}. Utlån og avdrag på utlån kan bare stå i
--   drift på 281, 325 og 701.
-- remedy: Før sosiale utlån på 281 og næringslån på 325. Andre utlån hører til i investeringsregnskapet.
-- parameters:
with feil as (
    select
        poster.rad,
        'art' as kolonne,
        poster.art as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep
    from poster
    where
        poster.kontoklasse = '1'
        and poster.art in ('520', '920')
        and poster.funksjon not in ('281', '325', '701')
        and poster.beloep <> 0
)

select * from feil
order by rad;
