-- purpose: Accounts where revenue is stored as positive.
-- grain: one row per finding
-- datasets: regnskap, budsjett
-- severity: WARNING
-- message: Inntektene (art 600–990) er positive i {aar}: {verdi} kr. Her lagres utgifter med pluss og inntekter
--   med minus.
-- remedy: Velg fortegn «inntekter positive» i oppsettet hvis kildesystemet skriver dem slik.
-- parameters:
with per_aar as (
    select
        min(innlest.rad) as rad,
        'beløp' as kolonne,
        innlest.aar,
        sum(innlest.beloep) filter (where innlest.art between '600' and '999' and innlest.art <> '690') as inntekter,
        sum(innlest.beloep) filter (where innlest.art between '010' and '599') as utgifter,
        count(*) as antall
    from innlest
    group by innlest.aar
),

snudde as (
    select per_aar.*, per_aar.inntekter as verdi
    from per_aar
    where per_aar.inntekter > 0 and per_aar.utgifter > 0
)

select * from snudde;
