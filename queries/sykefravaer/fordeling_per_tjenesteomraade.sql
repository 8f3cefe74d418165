-- purpose: how sick leave divides in egenmeldt and legemeldt, and in korttid and langtid, where enough persons stand behind both
-- grain: one row per fordeling (melding, varighet) and place that may be shown: the municipality, each tjenesteområde,
--   and last the sum of those not shown
-- parameters: aar, periode, ansatte_minst, dagsverk_minst
-- dagsverk_minst: working days in a month that at least the fewest persons allowed must share
-- figures: in % of agreed working days; foerste is egenmeldt or korttid, andre is legemeldt or langtid
with maalinger as (
    select
        s.*,
        s.maaned - maaned_nr($aar, $periode) as siden
    from skjermet_fordeling($ansatte_minst, $dagsverk_minst) as s
    where s.maaned between maaned_nr($aar, $periode) - 23 and maaned_nr($aar, $periode)
),

-- A rest is the same over the months only while it is made of the same areas.
fordeling_per_tjenesteomraade as (
    select
        m.fordeling,
        m.nivaa,
        m.tjenesteomraade,
        any_value(m.navn) filter (where m.siden = 0) as navn,
        prosent_over(m.foerste, m.avtalte, m.siden, 0, 0) as foerste,
        prosent_over(m.foerste, m.avtalte, m.siden, -12, -12) as foerste_i_fjor,
        prosent_over(m.foerste, m.avtalte, m.siden, -11, 0) as foerste_rullerende,
        prosent_over(m.andre, m.avtalte, m.siden, 0, 0) as andre,
        prosent_over(m.andre, m.avtalte, m.siden, -12, -12) as andre_i_fjor,
        prosent_over(m.andre, m.avtalte, m.siden, -11, 0) as andre_rullerende
    from maalinger as m
    group by m.fordeling, m.nivaa, m.tjenesteomraade, if(m.nivaa = 'rest', m.navn, null)
    having count(*) filter (where m.siden = 0) > 0
)

select * from fordeling_per_tjenesteomraade
order by fordeling, nivaa = 'rest', nivaa = 'omraade', navn
