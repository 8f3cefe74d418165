-- purpose: the cause each unit has given for its deviation, of every period at once
-- grain: one row per aar, periode and enhet that has answered
-- parameters: enheter
-- enheter: the only ones to show, null shows all
with aarsaker as (
    select
        f.aar,
        f.periode,
        f.enhet,
        f.aarsak
    from forklaring as f
    where $enheter::varchar[] is null or list_contains($enheter::varchar[], f.enhet)
)

select * from aarsaker
order by aar, periode, enhet
