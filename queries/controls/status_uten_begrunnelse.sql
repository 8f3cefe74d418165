-- purpose: Decisions that wait without a reason, or lapse without a deciding body.
-- grain: one row per finding
-- datasets: vedtak
-- severity: WARNING
-- message: Rad {rad}: vedtak {id} har status «{verdi}», men {savner}.
-- remedy: «Avventer» skal ha en årsak, og «utgår» skal si hvilket organ som har bestemt det. Skriv det i egne
--   kolonner (årsak, avgjort av), eller i kommentaren.
-- parameters:
with tause as (
    select
        innlest.rad,
        if(innlest.status = 'avventer', 'aarsak', 'avgjort_av') as kolonne,
        innlest.status as verdi,
        innlest.id,
        if(innlest.status = 'avventer', 'ingen årsak', 'sier ikke hvilket organ som har bestemt det') as savner
    from innlest
    where
        innlest.kommentar is null
        and (
            (innlest.status = 'avventer' and innlest.aarsak is null)
            or (innlest.status = 'utgår' and innlest.avgjort_av is null)
        )
    order by innlest.rad
)

select * from tause;
