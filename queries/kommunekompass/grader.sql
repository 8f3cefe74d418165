-- purpose: the grades of a self-assessment
-- grain: one row per grad, the lowest first
-- parameters:
-- figures: andel of a dimension's points, in %
with gradene as (
    select
        g.grad::integer as grad,
        g.andel::double as andel,
        g.navn,
        g.kjennetegn
    from kompass_grad as g
    order by grad
)

select * from gradene;
