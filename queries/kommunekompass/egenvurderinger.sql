-- purpose: what the municipality says of itself in one version of Kommunekompasset, as it had said it by a day
-- grain: one row per nr and dimensjon: the newest assessment of that day or before
-- parameters: versjon, dato
-- figures: grad 0–4, andel of the points in % (kompass_grad); dokumentert: it says what shows it
with nyeste as (
    select e.*
    from egenvurdering as e
    where e.versjon = $versjon and e.dato <= $dato::date
    qualify row_number() over (partition by e.nr, e.dimensjon order by e.dato desc) = 1
),

vurderingene as (
    select
        n.nr,
        n.dimensjon,
        n.grad,
        g.andel::double as andel,
        n.steg,
        n.dokumentasjon,
        coalesce(trim(n.dokumentasjon), '') != '' as dokumentert,
        n.kommentar,
        n.rolle,
        n.dato
    from nyeste as n
    inner join kompass_grad as g on n.grad = g.grad::integer
    order by kompass_orden(n.nr), n.dimensjon
)

select * from vurderingene;
