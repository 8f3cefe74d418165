-- purpose: An ansvar that neither the organisation nor the file places in a tjenesteområde.
-- grain: one row per finding
-- datasets: regnskap, budsjett
-- severity: WARNING
-- message: Ansvar «{verdi}» hører ikke til noe tjenesteområde ({rader}, første gang i rad {rad}).
-- remedy: Legg ansvaret inn i organisasjonsfilen og last den opp. Til da vises beløpene under «Uten
--   tjenesteområde».
-- parameters:
with hjemloese as (
    select min(innlest.rad) as rad, 'ansvar' as kolonne, innlest.ansvar as verdi, count(*) as antall
    from innlest
    where
        innlest.ansvar is not null
        and innlest.omraade is null
        and not exists (select 1 from organisasjon where organisasjon.ansvar = innlest.ansvar)
    group by innlest.ansvar
    order by rad
)

select * from hjemloese;
