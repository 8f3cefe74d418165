-- purpose: SSB's control 095: investment that does not add up to nought, give or take 30.
-- grain: one row, where it does not add up
-- title: Investeringsregnskapet i null
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- waits_for: Investeringene er fullt finansiert først når året er gjort opp.
-- message: Investeringsregnskapet går ikke i null: utgifter {utgifter} og inntekter {inntekter} gir en
--   differanse på {beloep}. SSB godtar 30 tusen kroner.
-- remedy: Før det som mangler av finansieringen, eller det som står udekket (funksjon 899).
-- parameters:
with summer as (
    select
        coalesce(sum(poster.beloep) filter (where ssb_utgift(poster.art)), 0)::bigint as utgifter,
        coalesce(sum(poster.beloep) filter (where ssb_inntekt(poster.art)), 0)::bigint as inntekter
    from poster
    where poster.kontoklasse = '0'
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
