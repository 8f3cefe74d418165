-- purpose: Decisions that wait or lapse without a word.
-- grain: one row per finding
-- datasets: vedtak
-- severity: WARNING
-- message: Rad {rad}: vedtak {id} har status «{verdi}», men ingen kommentar.
-- remedy: «Avventer» skal ha en årsak, og «utgår» skal si hvilket organ som har bestemt det. Skriv det i
--   kommentaren.
-- parameters:
with tause as (
    select innlest.rad, 'kommentar' as kolonne, innlest.status as verdi, innlest.id
    from innlest
    where innlest.status in ('avventer', 'utgår') and innlest.kommentar is null
    order by innlest.rad
)

select * from tause;
