-- purpose: Evaluations and references of years that have not begun.
-- grain: one row per year
-- datasets: kompassevaluering, kompassomtale, kompassreferanse
-- severity: ERROR
-- message: Året {verdi} har ikke begynt ennå ({rader}, første gang i rad {rad}).
-- remedy: Rett året. Det er året evalueringen ble gjort.
-- parameters: i_dag
with fremtidige as (
    select min(innlest.rad) as rad, 'år' as kolonne, innlest.aar as verdi, count(*) as antall
    from innlest
    where innlest.aar > year($i_dag::date)
    group by innlest.aar
    order by rad
)

select * from fremtidige;
