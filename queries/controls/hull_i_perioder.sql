-- purpose: Months missing between what is stored and what comes in.
-- grain: one row per finding
-- datasets: regnskap
-- severity: WARNING
-- message: Regnskapet for {verdi} mangler.
-- remedy: Last opp de manglende månedene, ellers blir tallene hittil i år for lave.
-- parameters:
with nye as (
    select innlest.aar, max(innlest.periode) as siste
    from innlest
    where innlest.periode between 1 and 12
    group by innlest.aar
),

ventede as (
    select nye.aar, maaneder.periode
    from nye
    cross join range(1, 13) as maaneder (periode)
    where maaneder.periode < nye.siste
),

kjente as (
    select innlest.aar, innlest.periode from innlest
    union
    select regnskap.aar, regnskap.periode from regnskap
),

hull as (
    select
        null::bigint as rad,
        'periode' as kolonne,
        ventede.aar || '-' || lpad(ventede.periode::varchar, 2, '0') as verdi
    from ventede
    anti join kjente using (aar, periode)
    order by verdi
)

select * from hull;
