-- purpose: the strengths, challenges and weaknesses that the evaluators found
-- grain: one row per kommune, aar, area and point; a point of a sub-criterion stands under its area
-- parameters:
with omtalene as (
    select
        o.kommune,
        o.aar,
        split_part(o.nr, '.', 1) as omraade,
        o.nr,
        o.slag,
        o.punkt
    from kompassomtale as o
    order by o.aar desc, o.kommune, kompass_orden(o.nr), list_position(['styrke', 'utfordring', 'svakhet'], o.slag), o.punkt
)

select * from omtalene;
