-- purpose: Roles that are not among the leaders' roles.
-- grain: one row per role
-- datasets: lederavtale
-- severity: WARNING
-- message: Rollen «{verdi}» står ikke blant lederrollene ({rader}, første gang i rad {rad}).
-- remedy: Skriv rollens kode, eller legg rollen inn blant lederrollene. Til da står samtalen uten nærmeste leder.
-- parameters:
with ukjente as (
    select min(innlest.rad) as rad, 'rolle' as kolonne, innlest.rolle as verdi, count(*) as antall
    from innlest
    anti join rolle on innlest.rolle = rolle.kode
    where innlest.rolle is not null and exists (select lest.kode from rolle as lest)
    group by innlest.rolle
    order by rad
)

select * from ukjente;
