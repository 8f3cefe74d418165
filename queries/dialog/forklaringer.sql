-- purpose: what the units have answered about their deviation in the period
-- grain: one row per enhet that has answered
-- parameters: aar, periode, enheter
-- enheter: the only ones to show, null shows all
with forklaringer as (
    select
        f.enhet,
        f.aarsak,
        f.tekst,
        f.tiltak,
        f.prognose,
        f.rolle,
        f.dato,
        f.avvik,
        f.versjon
    from forklaring as f
    where
        f.aar = $aar
        and f.periode = $periode
        and ($enheter::varchar[] is null or list_contains($enheter::varchar[], f.enhet))
)

select * from forklaringer
order by enhet
