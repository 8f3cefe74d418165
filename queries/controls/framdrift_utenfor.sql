-- purpose: Progress that is less than nothing or more than all.
-- grain: one row per finding
-- datasets: maalstruktur, oppdragsstatus
-- severity: ERROR
-- message: Rad {rad}: framdriften {verdi} % ligger ikke mellom 0 og 100.
-- remedy: Skriv framdriften i prosent, fra 0 til 100.
-- parameters:
with utenfor as (
    select innlest.rad, 'framdrift' as kolonne, innlest.framdrift as verdi
    from innlest
    where innlest.framdrift not between 0 and 100
    order by innlest.rad
)

select * from utenfor;
