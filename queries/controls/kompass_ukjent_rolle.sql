-- purpose: Assessors and those responsible that are neither a leader's role nor a tjenesteområde.
-- grain: one row per role
-- datasets: egenvurdering, kompassplan
-- severity: WARNING
-- message: «{verdi}» er verken en lederrolle eller et tjenesteområde ({rader}, første gang i rad {rad}).
-- remedy: Skriv rollens kode eller tittel, aldri navnet på en person, eller legg rollen inn blant lederrollene.
-- parameters:
with kjente as (
    select unnest([lower(rolle.kode), lower(rolle.tittel)]) as ord from rolle
    union
    select unnest([lower(omraade.kode), lower(omraade.navn)]) as ord from tjenesteomraader() as omraade
),

nevnte as (
    unpivot (select innlest.rad, columns(navn -> navn in ('rolle', 'ansvarlig')) from innlest)
    on columns(* exclude (rad))
    into name kolonne value verdi
),

ukjente as (
    select min(nevnte.rad) as rad, nevnte.kolonne, nevnte.verdi, count(*) as antall
    from nevnte
    anti join kjente on lower(nevnte.verdi) = kjente.ord
    where exists (select lest.kode from rolle as lest)
    group by nevnte.kolonne, nevnte.verdi
    order by rad
)

select * from ukjente;
