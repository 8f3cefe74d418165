-- purpose: Links of the målstruktur that point at a link which is neither in the file nor in another plan.
-- grain: one row per column and missing link
-- datasets: maalstruktur
-- severity: WARNING
-- message: Leddet «{verdi}» i kolonnen «{kolonne}» finnes verken i filen eller i en annen plan ({rader}, første gang
--   i rad {rad}).
-- remedy: Kontroller id-en. Kommer leddet i en fil som ikke er lest inn ennå, kobles de sammen når den er lest inn. Til
--   da mangler sammenhengen.
-- parameters:
with kjente as (
    select innlest.id
    from innlest
    where innlest.id is not null
    union
    select andre.id
    from maalstruktur as andre
    anti join innlest on andre.plan = innlest.plan
),

celler as (
    select innlest.rad, 'overordnet' as kolonne, innlest.overordnet as celle from innlest
    union all
    select innlest.rad, 'støtter også' as kolonne, innlest.stoetter as celle from innlest
    union all
    select innlest.rad, 'videreført fra' as kolonne, innlest.viderefoert_fra as celle from innlest
),

nevnte as (
    select celler.rad, celler.kolonne, unnest(liste_av(celler.celle)) as verdi
    from celler
    anti join kjente on celler.celle = kjente.id
),

savnede as (
    select min(nevnte.rad) as rad, nevnte.kolonne, nevnte.verdi, count(*) as antall
    from nevnte
    anti join kjente on nevnte.verdi = kjente.id
    group by nevnte.kolonne, nevnte.verdi
    order by rad, nevnte.kolonne, nevnte.verdi
)

select * from savnede;
