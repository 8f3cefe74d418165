-- purpose: everything the municipality has said of itself in one version of Kommunekompasset, also what it has said anew since
-- grain: one row per nr, dimensjon and dato, the oldest first
-- parameters: versjon
-- figures: andel of the points in % (kompass_grad); dokumentert: it says what shows it
with vurderingene as (
    select
        e.nr,
        e.dimensjon,
        e.dato,
        g.andel::double as andel,
        e.steg,
        coalesce(trim(e.dokumentasjon), '') != '' as dokumentert
    from egenvurdering as e
    inner join kompass_grad as g on e.grad = g.grad::integer
    where e.versjon = $versjon
    order by e.dato, kompass_orden(e.nr), e.dimensjon
)

select * from vurderingene;
