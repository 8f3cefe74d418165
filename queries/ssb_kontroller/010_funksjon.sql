-- purpose: SSB's control 010: functions that are not in the year's list. Oslo's functions as a county are not
--   in ours, and are let through.
-- grain: one row per post
-- title: Funksjoner som gjelder i året
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 WARNING, kv4 ERROR, år ERROR
-- message: Funksjon «{funksjon}» gjelder ikke i {aar}: {beloep} på art {art}.
-- remedy: Før beløpet på en funksjon som gjelder i {aar}. Funksjonene står i KOSTRA-veilederen for året.
-- parameters: aar, kvartal, region
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
    where
        poster.funksjon not in (from gyldige)
        and not ($kvartal <> '' and poster.funksjon in ('190', '254')) -- control 010u
        and not (left($region, 4) = '0301' and poster.funksjon between '400' and '799')
)

select * from feil
order by rad;
