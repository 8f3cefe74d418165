-- purpose: everything the municipality has said of itself on one question (or sub-criterion) of Kommunekompasset
-- grain: one row per dato and dimensjon, the newest date first
-- parameters: versjon, nr
-- figures: grad 0–4, grad_navn in words (kompass_grad)
with vurderingene as (
    select
        e.dato,
        e.dimensjon,
        e.grad,
        g.navn as grad_navn,
        e.steg,
        e.dokumentasjon,
        e.kommentar,
        e.rolle
    from egenvurdering as e
    left join kompass_grad as g on e.grad = g.grad::integer
    where e.versjon = $versjon and e.nr = $nr
    order by e.dato desc, e.dimensjon
)

select * from vurderingene;
