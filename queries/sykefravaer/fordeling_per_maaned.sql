-- purpose: how the municipality's sick leave divides, month by month, where enough persons stand behind both parts
-- grain: one row per fordeling (melding, varighet) and month that may be shown, the last $maaneder months, oldest first
-- parameters: aar, periode, maaneder, ansatte_minst, dagsverk_minst
-- dagsverk_minst: working days in a month that at least the fewest persons allowed must share
-- figures: in % of agreed working days; foerste is egenmeldt or korttid, andre is legemeldt or langtid
with fordeling_per_maaned as (
    select
        s.fordeling,
        make_date(s.maaned // 12, s.maaned % 12 + 1, 1) as maaned,
        sykefravaersprosent(s.foerste, s.avtalte) as foerste,
        sykefravaersprosent(s.andre, s.avtalte) as andre
    from skjermet_fordeling($ansatte_minst, $dagsverk_minst) as s
    where
        s.nivaa = 'kommune'
        and s.maaned between maaned_nr($aar, $periode) - $maaneder + 1 and maaned_nr($aar, $periode)
)

select * from fordeling_per_maaned
order by fordeling, maaned
