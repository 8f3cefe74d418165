-- purpose: SSB's control 090: no revenue in investment: it must be financed.
-- grain: one row, where the sum is wrong
-- title: Investeringsinntekter
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- waits_for: Lån, tilskudd og fond føres ofte inn når året gjøres opp.
-- message: Investeringsinntektene (art 600–999) er {beloep}. De skal være negative.
-- remedy: Før finansieringen av investeringene (lån, tilskudd, fond, overføring fra drift), og kontroller
--   fortegnet.
-- parameters:
with feil as (
    select
        null::bigint as rad,
        coalesce(sum(poster.beloep), 0)::bigint as beloep
    from poster
    where poster.kontoklasse = '0' and ssb_inntekt(poster.art)
    having not coalesce(sum(poster.beloep), 0) < 0
)

select * from feil;
