-- purpose: SSB's control 175: cooperation with other municipalities (290) is shared out, and adds up to nought
--   in operations.
-- grain: one row, where it does not add up
-- title: Interkommunale samarbeid i drift
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- waits_for: Utgiftene til samarbeidet fordeles på deltakerne når året gjøres opp.
-- message: Funksjon 290 går ikke i null i driftsregnskapet: det står {beloep} igjen. SSB godtar 30 tusen
--   kroner.
-- remedy: Fordel det som står igjen: refusjon fra de andre kommunene, og egen andel på tjenesten den gjelder.
-- parameters:
with feil as (
    select
        null::bigint as rad,
        sum(poster.beloep)::bigint as beloep,
        list(distinct ssb_noekkel(poster.kontoklasse, poster.funksjon, poster.art)) as noekler
    from poster
    where poster.kontoklasse = '1' and poster.funksjon = '290'
    having not ssb_gaar_opp(sum(poster.beloep))
)

select * from feil;
