-- purpose: Strengths, challenges and weaknesses of an evaluation that is not loaded.
-- grain: one row per evaluation
-- datasets: kompassomtale
-- severity: WARNING
-- message: Evalueringen av kommune {verdi} i {aar} er ikke lest inn ({rader}, første gang i rad {rad}).
-- remedy: Kontroller kommunenummeret og året, eller les inn evalueringen. Omtalen vises når evalueringen er på plass.
-- parameters:
with savnede as (
    select min(i.rad) as rad, 'kommune' as kolonne, i.kommune as verdi, i.aar, count(*) as antall
    from innlest as i
    anti join kompassevaluering as e on i.kommune = e.kommune and i.aar = e.aar
    where i.kommune is not null and i.aar is not null
    group by i.kommune, i.aar
    order by rad
)

select * from savnede;
