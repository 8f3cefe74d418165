-- purpose: Assessments and measures of a sub-criterion where its questions are known, or of a question where they are not.
-- grain: one row per versjon and kind of number
-- datasets: egenvurdering, kompassplan
-- severity: WARNING
-- message: Nr. {verdi} teller ikke i anslaget: {grunn} ({rader}, første gang i rad {rad}).
-- remedy: {raad}
-- parameters: dataset
with nevnte as (
    select
        min(i.rad) as rad,
        i.versjon,
        i.nr,
        kompass_nivaa(i.nr) as nivaa,
        count(*) as antall,
        exists(
            select 1 from kompass_spoersmaalene() as s
            where s.hel and s.versjon = i.versjon and i.nr in (s.nr, s.kriterium)
        ) as som_spoersmaal
    from innlest as i
    semi join kompass_kriterium as k
        on i.versjon = k.versjon and k.nr = if(kompass_nivaa(i.nr) = 'spørsmål', kompass_over(i.nr), i.nr)
    group by i.versjon, i.nr
),

hele as (
    select distinct s.versjon
    from kompass_spoersmaalene() as s
    where s.hel
),

-- A measure of a sub-criterion lifts all its questions. Of questions beyond a whole list kompass_ukjent_nr speaks.
tause as (
    select n.*
    from nevnte as n
    left join hele as h on n.versjon = h.versjon
    where
        (n.nivaa = 'spørsmål' and h.versjon is null)
        or (n.nivaa = 'delkriterium' and n.som_spoersmaal and $dataset = 'egenvurdering')
),

samlet as (
    select
        min(t.rad) as rad,
        'nr' as kolonne,
        min_by(t.nr, t.rad) || if(count(*) > 1, ' og ' || (count(*) - 1) || ' til', '') as verdi,
        if(
            t.nivaa = 'spørsmål',
            'spørsmålene i versjon ' || t.versjon || ' er ikke lest inn, eller listen er ikke hel',
            'spørsmålene i versjon ' || t.versjon || ' er kjent, og det er de som vurderes'
        ) as grunn,
        if(
            t.nivaa = 'spørsmål',
            'Les inn hele spørsmålslisten, eller skriv delkriteriet i stedet (' || min_by(kompass_over(t.nr), t.rad) || ').',
            'Skriv hvert av spørsmålene i delkriteriet, i hver sin rad.'
        ) as raad,
        sum(t.antall)::integer as antall
    from tause as t
    group by t.versjon, t.nivaa
    order by rad
)

select * from samlet;
