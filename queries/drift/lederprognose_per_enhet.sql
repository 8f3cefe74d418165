-- purpose: what each unit's leader expects the whole year to end at, as last reported
-- grain: one row per enhet with a report in the year, at or before the chosen period
-- parameters: aar, periode, enheter
-- enheter: the only ones to show, null shows all
with meldt as (
    select
        p.enhet,
        p.periode,
        p.prognose,
        p.rolle,
        p.dato,
        p.begrunnelse
    from lederprognoser as p
    where
        p.aar = $aar
        and er_hittil(p.periode, $periode)
        and ($enheter::varchar[] is null or list_contains($enheter::varchar[], p.enhet))
),

siste as (
    select *
    from meldt as m
    qualify row_number() over (partition by m.enhet order by m.periode desc, m.dato desc nulls last) = 1
)

select * from siste
order by enhet
