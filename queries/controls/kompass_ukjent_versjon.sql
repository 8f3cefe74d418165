-- purpose: Versions of Kommunekompasset that there is no yardstick for.
-- grain: one row per version
-- datasets: kompassevaluering, kompassreferanse, kompassspoersmaal, egenvurdering, kompassplan
-- severity: ERROR
-- message: Versjon «{verdi}» av Kommunekompasset finnes ikke her ({rader}, første gang i rad {rad}). Kjente versjoner er
--   {kjente}.
-- remedy: Skriv versjonen slik den er oppgitt over. Er dette en ny versjon, må den først legges inn som rader i
--   data/reference (kompass_versjon, kompass_omraade og kompass_kriterium).
-- parameters:
with ukjente as (
    select
        min(innlest.rad) as rad,
        'versjon' as kolonne,
        innlest.versjon as verdi,
        (select kompass_liste(list(v.versjon order by v.fra_aar::integer)) from kompass_versjon as v) as kjente,
        count(*) as antall
    from innlest
    anti join kompass_versjon on innlest.versjon = kompass_versjon.versjon
    where innlest.versjon is not null
    group by innlest.versjon
    order by rad
)

select * from ukjente;
