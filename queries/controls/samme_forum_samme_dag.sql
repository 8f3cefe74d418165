-- purpose: Meetings of the same forum on the same day. Deadlines may well share a day.
-- grain: one row per forum and day
-- datasets: moeteplan
-- severity: WARNING
-- message: «{verdi}» har {antall} møter {dato} (første gang i rad {rad}).
-- remedy: Kontroller datoene. Er det ett møte med flere temaer, skriv temaene i én rad.
-- parameters:
with doble as (
    select
        min(innlest.rad) as rad,
        'dato' as kolonne,
        innlest.forum as verdi,
        innlest.dato,
        count(*) as antall
    from innlest
    where innlest.forum not in ('tertial', 'kostra', 'budsjett', 'regnskap', 'annet')
    group by innlest.forum, innlest.dato
    having count(*) > 1
    order by rad
)

select * from doble;
