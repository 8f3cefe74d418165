-- purpose: Budgets that do not add up to nought.
-- grain: one row per finding
-- datasets: budsjett
-- severity: INFO
-- message: {versjon} budsjett for {aar} går ikke i null, men summerer til {verdi} kr.
-- remedy: Kontroller mot kildesystemet. Et helt driftsbudsjett skal gå i null; et utdrag gjør det ikke.
-- parameters:
with summer as (
    select
        min(innlest.rad) as rad,
        'beløp' as kolonne,
        innlest.aar,
        upper(left(innlest.versjon, 1)) || substr(innlest.versjon, 2) as versjon,
        sum(innlest.beloep) as verdi,
        count(*) as antall
    from innlest
    group by innlest.aar, innlest.versjon
    having sum(innlest.beloep) <> 0
    order by innlest.aar
)

select * from summer;
