-- purpose: Scoring dimensions that the version does not have.
-- grain: one row per version and dimension
-- datasets: egenvurdering, kompassplan
-- severity: ERROR
-- message: Dimensjonen «{verdi}» finnes ikke i versjon {versjon} ({rader}, første gang i rad {rad}). Den har {kjente}.
-- remedy: Skriv dimensjonen nøyaktig slik den er oppgitt over.
-- parameters:
with dimensjonene as (
    select v.versjon, delt_ved(v.dimensjoner, ',') as kjente
    from kompass_versjon as v
),

ukjente as (
    select
        min(i.rad) as rad,
        'dimensjon' as kolonne,
        i.dimensjon as verdi,
        d.versjon,
        kompass_liste(d.kjente) as kjente,
        count(*) as antall
    from innlest as i
    inner join dimensjonene as d on i.versjon = d.versjon
    where not list_contains(d.kjente, i.dimensjon)
    group by i.dimensjon, d.versjon, d.kjente
    order by rad
)

select * from ukjente;
