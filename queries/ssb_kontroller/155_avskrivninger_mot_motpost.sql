-- purpose: SSB's control 155: depreciation on the services and its counter-entry must match.
-- grain: one row, where the two do not match
-- title: Avskrivninger mot motpost
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- message: Avskrivningene på tjenestene er {fra} (art 590), men motposten er {til} (funksjon 860, art 990).
--   Differansen er {beloep}; SSB godtar 30 tusen kroner.
-- remedy: Rett den av de to som er feil, så de går mot hverandre.
-- parameters:
with summer as (
    select
        coalesce(sum(poster.beloep) filter (where poster.art = '590'), 0)::bigint as fra,
        coalesce(sum(poster.beloep) filter (where poster.art <> '590'), 0)::bigint as til,
        list(distinct ssb_noekkel(poster.kontoklasse, poster.funksjon, poster.art)) as noekler
    from poster
    where
        poster.kontoklasse = '1'
        and (
            (poster.art = '590' and try_cast(poster.funksjon as integer) between 100 and 799)
            or (poster.art = '990' and poster.funksjon = '860')
        )
),

feil as (
    select
        null::bigint as rad,
        summer.fra,
        summer.til,
        summer.fra + summer.til as beloep,
        summer.noekler
    from summer
    where not ssb_gaar_opp(summer.fra + summer.til)
)

select * from feil;
