-- purpose: Talks that are said to have been held on a day that has not come.
-- grain: one row per finding
-- datasets: lederavtale
-- severity: WARNING
-- message: Rad {rad}: samtalen er ført som gjennomført {verdi}, og den dagen har ikke vært ennå.
-- remedy: Rett datoen, eller la cellen stå tom til samtalen er holdt.
-- parameters: i_dag
with fremtidige as (
    select innlest.rad, 'gjennomført dato' as kolonne, innlest.gjennomfoert as verdi
    from innlest
    where innlest.gjennomfoert > $i_dag::date
    order by innlest.rad
)

select * from fremtidige;
