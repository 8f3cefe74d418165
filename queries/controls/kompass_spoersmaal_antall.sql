-- purpose: Lists of questions that are not whole, or hold too many.
-- grain: one row per version
-- datasets: kompassspoersmaal
-- severity: WARNING
-- message: Filen har {verdi} spørsmål for versjon {versjon}, som skal ha {skal}.
-- remedy: Les inn hele listen når den er klar. Til da vurderer kommunen seg på delkriteriene, ikke på spørsmålene.
-- parameters:
with antallene as (
    select
        min(i.rad) as rad,
        'nr' as kolonne,
        count(distinct i.nr) as verdi,
        i.versjon,
        v.spoersmaal::integer as skal
    from innlest as i
    inner join kompass_versjon as v on i.versjon = v.versjon
    group by i.versjon, v.spoersmaal
    having count(distinct i.nr) <> v.spoersmaal::integer
    order by rad
)

select * from antallene;
