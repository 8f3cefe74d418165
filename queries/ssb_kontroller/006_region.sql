-- purpose: SSB's control 006: posts of another municipality.
-- grain: one row per post
-- title: Region
-- datasets: kostra_regnskap
-- severity: kv1 ERROR, kv2 ERROR, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Posten har region «{verdi}», men kommunen leverer for {ventet}.
-- remedy: Region er kommunenummeret fulgt av 00. Rett den i oppsettet av filuttrekket; gamle numre gjelder ikke
--   etter en sammenslåing.
-- parameters: region
with feil as (
    select
        poster.rad,
        'region' as kolonne,
        poster.region as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep,
        $region as ventet
    from poster
    where poster.region <> $region
)

select * from feil
order by rad;
