-- purpose: the questions from folkevalgte about the period, with their answers
-- grain: one row per question, in the order they were asked
-- parameters: aar, periode
with spoersmaalene as (
    select
        s.id,
        s.tall,
        s.spoersmaal,
        s.spurt_av,
        s.spurt,
        s.svar,
        s.besvart,
        s.status
    from spoersmaal as s
    where s.aar = $aar and s.periode = $periode
)

select * from spoersmaalene
order by spurt, try_cast(split_part(id, '-', -1) as integer), id
