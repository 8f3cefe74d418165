-- purpose: SSB's control 055: arts that make little sense in investment.
-- grain: one row per post
-- title: Uvanlige arter i investering
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 INFO, kv2 INFO, kv3 INFO, kv4 INFO, år INFO
-- message: Art {art} står i investering på funksjon {funksjon}, men hører som regel til i drift: {beloep}.
-- remedy: Se om beløpet skal på en annen art, eller i driftsregnskapet. Er det riktig, trengs ingen endring.
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
    where poster.kontoklasse = '0' and poster.art in ('620', '650', '900') and poster.beloep <> 0
)

select * from feil
order by rad;
