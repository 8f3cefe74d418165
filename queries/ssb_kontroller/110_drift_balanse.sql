-- purpose: SSB's control 110: operations that does not add up to nought, give or take 30.
-- grain: one row, where it does not add up
-- title: Driftsregnskapet i null
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- waits_for: Driften går i null først når årets resultat er disponert.
-- message: Driftsregnskapet går ikke i null: utgifter {utgifter} og inntekter {inntekter} gir en differanse på
--   {beloep}. SSB godtar 30 tusen kroner.
-- remedy: Før disponeringen av årets resultat, eller merforbruket (funksjon 899). Se også etter poster som
--   mangler i filen.
-- parameters:
with summer as (
    select
        coalesce(sum(poster.beloep) filter (where ssb_utgift(poster.art)), 0)::bigint as utgifter,
        coalesce(sum(poster.beloep) filter (where ssb_inntekt(poster.art)), 0)::bigint as inntekter
    from poster
    where poster.kontoklasse = '1'
),

feil as (
    select
        null::bigint as rad,
        summer.utgifter,
        summer.inntekter,
        summer.utgifter + summer.inntekter as beloep
    from summer
    where not ssb_gaar_opp(summer.utgifter + summer.inntekter)
)

select * from feil;
