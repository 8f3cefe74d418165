-- purpose: Owners and contributors that are neither a tjenesteområde nor a leader's role.
-- grain: one row per column and owner
-- datasets: maalstruktur
-- severity: WARNING
-- message: «{verdi}» ({kolonne}) er verken et tjenesteområde eller en lederrolle ({rader}, første gang i rad {rad}).
-- remedy: Skriv tjenesteområdet eller rollen som i organisasjonen eller lederrollene, eller legg rollen inn der. Skill
--   flere med semikolon, og bruk koden når navnet har komma. Til da hører leddet ikke til noe tjenesteområde her.
-- parameters:
with kjente as (
    select unnest([lower(rolle.kode), lower(rolle.tittel)]) as ord from rolle
    union
    select unnest([lower(omraade.kode), lower(omraade.navn)]) as ord from tjenesteomraader() as omraade
),

nevnte as (
    select innlest.rad, 'hovedansvar' as kolonne, unnest(liste_av(innlest.hovedansvar)) as verdi from innlest
    union all
    select innlest.rad, 'delansvar' as kolonne, unnest(liste_av(innlest.delansvar)) as verdi from innlest
),

ukjente as (
    select min(nevnte.rad) as rad, nevnte.kolonne, nevnte.verdi, count(*) as antall
    from nevnte
    anti join kjente on lower(nevnte.verdi) = kjente.ord
    where exists (select lest.ord from kjente as lest)
    group by nevnte.kolonne, nevnte.verdi
    order by rad, nevnte.kolonne desc, nevnte.verdi
)

select * from ukjente;
