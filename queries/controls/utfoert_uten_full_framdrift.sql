-- purpose: Work that is said to be done and not to be done.
-- grain: one row per finding
-- datasets: maalstruktur, oppdragsstatus
-- severity: WARNING
-- message: Rad {rad}: status er «utført», men framdriften er {verdi} %.
-- remedy: Kontroller status og framdrift. Det som er utført, har framdrift 100 %.
-- parameters:
with uenige as (
    select innlest.rad, 'framdrift' as kolonne, innlest.framdrift as verdi
    from innlest
    where innlest.status = 'utført' and innlest.framdrift >= 0 and innlest.framdrift < 100
    order by innlest.rad
)

select * from uenige;
