-- purpose: Measures of a plan, and questions, that stand and are not in the file: it replaces all that the version has.
-- grain: one row per version
-- datasets: kompassplan, kompassspoersmaal
-- severity: WARNING
-- message: {hva} versjon {versjon} har {staar} nå, og filen har {kommer}. {antall} av dem som står nå, forsvinner: {verdi}.
-- remedy: Filen skal ha alt som hører til versjonen. Er den bare et utdrag, legg til radene som mangler, og last opp på nytt.
--   Det som står nå, blir liggende i en eldre versjon, og kan gjenopprettes.
-- parameters: dataset
with listene as (
    select 'kompassplan' as datasett, 'id' as kolonne, p.versjon, p.id as noekkel from kompassplan as p
    union all
    select 'kompassspoersmaal' as datasett, 'nr' as kolonne, s.versjon, s.nr as noekkel from kompassspoersmaal as s
),

staar as (
    select l.*, count(*) over (partition by l.versjon) as staar
    from listene as l
    where l.datasett = $dataset
),

noeklene as (
    unpivot (select i.rad, i.versjon, columns(navn -> navn in ('id', 'nr')) from innlest as i)
    on columns(* exclude (rad, versjon))
    into name kolonne value noekkel
),

filen as (
    select i.versjon, min(i.rad) as rad, count(*) as kommer
    from innlest as i
    group by i.versjon
),

borte as (
    select
        f.rad,
        s.kolonne,
        kompass_noen(list(s.noekkel order by kompass_orden(s.noekkel), s.noekkel)) as verdi,
        count(*) as antall,
        if($dataset = 'kompassplan', 'Planen for', 'Spørsmålslisten til') as hva,
        f.versjon,
        any_value(s.staar) || if($dataset = 'kompassplan', ' tiltak', ' spørsmål') as staar,
        f.kommer
    from filen as f
    inner join staar as s on f.versjon = s.versjon
    anti join noeklene as n on s.versjon = n.versjon and s.kolonne = n.kolonne and s.noekkel = n.noekkel
    group by f.rad, f.versjon, f.kommer, s.kolonne
    order by f.rad
)

select * from borte;
