-- purpose: the status that some decisions had in a version of the log
-- grain: one row per vedtak of those asked for that the version has; status is null where it has none
-- parameters: ider
with statuser as (
    select
        v.id,
        v.status
    from vedtak as v
    where list_contains($ider::varchar[], v.id)
)

select * from statuser
order by id
