-- purpose: the jobs and how they stand: what a job has said last, of one kind or all, begun from a moment on
-- grain: one row per job, newest first
-- parameters: slag, fra
-- slag, fra: null gives jobs of all kinds, and from the beginning; fra is a moment in UTC
-- A job's own word of how it ended wins over what others concluded when its process was gone (stoppet).
with rangert as (
    select
        j.id,
        j.slag,
        j.start,
        j.slutt,
        j.status,
        j.antall,
        j.melding,
        j.raad,
        j.hvem,
        j.prosess,
        row_number() over (
            partition by j.id
            order by case j.status when 'pågår' then 2 when 'stoppet' then 1 else 0 end
        ) as plass
    from jobb as j
    where
        ($slag is null or j.slag = $slag)
        and ($fra is null or j.start >= $fra)
),

siste as (
    select
        id,
        slag,
        start,
        slutt,
        status,
        antall,
        melding,
        raad,
        hvem,
        prosess
    from rangert
    where plass = 1
)

select * from siste
order by start desc, id
