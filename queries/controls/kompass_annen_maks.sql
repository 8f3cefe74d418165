-- purpose: Maximum points that are not those of the version.
-- grain: one row per finding
-- datasets: kompassevaluering
-- severity: ERROR
-- message: Rad {rad}: høyeste poengsum for {hva} er oppgitt til {oppgitt}, men er {maks} i versjon {versjon}{ellers}.
-- remedy: Kontroller versjonen. En annen poengskala tyder på at tallene hører til en annen versjon. Kolonnen kan også stå
--   tom, for versjonen vet det selv.
-- parameters:
with ulike as (
    select
        i.rad,
        'maks' as kolonne,
        i.maks as verdi,
        if(l.nr = 'total', 'totalen', 'nr. ' || l.nr) as hva,
        kompass_poeng(i.maks) as oppgitt,
        kompass_poeng(l.maks) as maks,
        l.versjon,
        coalesce(
            ' (' || kompass_poeng(i.maks) || ' er det i versjon '
            || (
                select min(annen.versjon)
                from kompass_ledd() as annen
                where annen.nr = l.nr and annen.maks = i.maks
            ) || ')',
            ''
        ) as ellers
    from innlest as i
    inner join kompass_ledd() as l on i.versjon = l.versjon and i.nr = l.nr
    where i.maks <> l.maks
    order by i.rad
)

select * from ulike;
