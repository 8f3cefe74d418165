-- purpose: Units that the organisation does not know.
-- grain: one row per finding
-- datasets: prognose, sykefravaer, rolle
-- severity: WARNING
-- message: Enhet «{verdi}» står ikke i organisasjonen ({rader}, første gang i rad {rad}).
-- remedy: Legg enheten inn i organisasjonsfilen. Til da hører raden til kommunen, men ikke til noe
--   tjenesteområde.
-- parameters:
with ukjente as (
    select min(innlest.rad) as rad, 'enhet' as kolonne, innlest.enhet as verdi, count(*) as antall
    from innlest
    where
        innlest.enhet is not null
        and not exists (select 1 from organisasjon where organisasjon.enhet = innlest.enhet)
    group by innlest.enhet
    order by rad
)

select * from ukjente;
