-- purpose: Assessments made on a day that has not come.
-- grain: one row per finding
-- datasets: egenvurdering
-- severity: ERROR
-- message: Rad {rad}: vurderingen er datert {verdi}, og den dagen har ikke vært ennå.
-- remedy: Rett datoen til dagen vurderingen ble gjort. Det som skal gjøres senere, hører hjemme i planen.
-- parameters: i_dag
with fremtidige as (
    select innlest.rad, 'vurdert dato' as kolonne, innlest.dato as verdi
    from innlest
    where innlest.dato > $i_dag::date
    order by innlest.rad
)

select * from fremtidige;
