-- purpose: what each unit's leader last said the year will end at, with the report before it
-- grain: one row per enhet with a report in the year, at or before the chosen period
-- parameters: aar, periode, enheter
-- enheter: the only ones to show, null shows all
with meldt as (
    select
        l.enhet,
        l.periode,
        l.prognose,
        l.rolle,
        l.dato,
        l.begrunnelse,
        lead(l.prognose) over siste_foerst as forrige_prognose,
        lead(l.periode) over siste_foerst as forrige_periode,
        row_number() over siste_foerst as nr
    from lederprognoser as l
    where
        l.aar = $aar
        and er_hittil(l.periode, $periode)
        and ($enheter::varchar[] is null or list_contains($enheter::varchar[], l.enhet))
    window siste_foerst as (partition by l.enhet order by l.periode desc, l.dato desc nulls last)
),

lederanslag as (
    select m.* exclude (nr)
    from meldt as m
    where m.nr = 1
)

select * from lederanslag
order by enhet
