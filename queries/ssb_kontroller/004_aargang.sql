-- purpose: SSB's control 004: posts of another year than the one that is delivered.
-- grain: one row per post
-- title: Årgang
-- datasets: kostra_regnskap
-- severity: kv1 ERROR, kv2 ERROR, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Posten gjelder {verdi}, men filen skal gjelde {ventet}.
-- remedy: Lag filuttrekket på nytt for riktig år. Én fil kan bare ha ett år.
-- parameters: aar
with feil as (
    select
        poster.rad,
        'år' as kolonne,
        poster.aar as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep,
        $aar::varchar as ventet
    from poster
    where poster.aar <> $aar::varchar
)

select * from feil
order by rad;
