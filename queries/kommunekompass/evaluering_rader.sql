-- purpose: one evaluation as it is written: what a change of it is written back with
-- grain: one row per nr, the total first
-- parameters: kommune, aar
-- figures: points, as printed
with radene as (
    select e.*
    from kompassevaluering as e
    where e.kommune = $kommune and e.aar = $aar
    order by kompass_orden(e.nr)
)

select * from radene;
