-- purpose: SSB's control 005: posts of another quarter than the one that is delivered; blank is the year.
-- grain: one row per post
-- title: Kvartal
-- datasets: kostra_regnskap
-- severity: kv1 ERROR, kv2 ERROR, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Posten gjelder {har}, men filen skal gjelde {ventet}.
-- remedy: Lag filuttrekket på nytt for riktig kvartal. Feltet skal være blankt i årsregnskapet.
-- parameters: kvartal
with feil as (
    select
        poster.rad,
        'kvartal' as kolonne,
        poster.kvartal as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep,
        case poster.kvartal when '' then 'hele året' else poster.kvartal || '. kvartal' end as har,
        case $kvartal when '' then 'hele året' else $kvartal || '. kvartal' end as ventet
    from poster
    where poster.kvartal <> $kvartal
)

select * from feil
order by rad;
