-- purpose: Quarters that cannot be.
-- grain: one row per finding
-- datasets: oppdragsstatus
-- severity: ERROR
-- message: Rad {rad}: kvartal {verdi} finnes ikke.
-- remedy: Rett kvartalet til et tall fra 1 til 4.
-- parameters:
with ugyldige as (
    select innlest.rad, 'kvartal' as kolonne, innlest.kvartal as verdi
    from innlest
    where innlest.kvartal not between 1 and 4
    order by innlest.rad
)

select * from ugyldige;
