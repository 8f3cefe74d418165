-- purpose: Ansvar unknown to the organisation, but placed by the file itself.
-- grain: one row per finding
-- datasets: regnskap, budsjett
-- severity: INFO
-- message: {ansvar} ansvar står ikke i organisasjonen. Området i filen brukes for dem, det første er «{verdi}»
--   i rad {rad}.
-- remedy: Last opp en organisasjonsfil hvis de skal plasseres på annen måte.
-- parameters:
with fra_filen as (
    select
        min(innlest.rad) as rad,
        'ansvar' as kolonne,
        arg_min(innlest.ansvar, innlest.rad) as verdi,
        count(distinct innlest.ansvar) as ansvar,
        count(*) as antall
    from innlest
    where
        innlest.ansvar is not null
        and innlest.omraade is not null
        and not exists (select 1 from organisasjon where organisasjon.ansvar = innlest.ansvar)
    having count(*) > 0
)

select * from fra_filen;
