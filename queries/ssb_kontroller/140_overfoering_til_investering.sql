-- purpose: SSB's control 140: what operations hand over to investment (570) and what investment receives (970)
--   must match.
-- grain: one row, where the two do not match
-- title: Overføring fra drift til investering
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- message: Driften overfører {fra} (art 570), men investeringsregnskapet får {til} (art 970). Differansen er
--   {beloep}; SSB godtar 30 tusen kroner.
-- remedy: Før samme beløp på art 570 i drift og art 970 i investering, det siste med minus foran.
-- parameters:
with summer as (
    select
        coalesce(sum(poster.beloep) filter (where poster.art = '570'), 0)::bigint as fra,
        coalesce(sum(poster.beloep) filter (where poster.art <> '570'), 0)::bigint as til,
        list(distinct ssb_noekkel(poster.kontoklasse, poster.funksjon, poster.art)) as noekler
    from poster
    where
        (poster.kontoklasse = '1' and poster.art = '570')
        or (poster.kontoklasse = '0' and poster.art = '970')
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
