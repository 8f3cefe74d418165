-- purpose: Evaluations with points by two yardsticks.
-- grain: one row per evaluation
-- datasets: kompassevaluering
-- severity: ERROR
-- message: Evalueringen av {kommune} i {aar} er oppgitt etter både versjon {verdi} (første gang i rad {rad}).
-- remedy: En evaluering følger én versjon. Rett versjonen, eller året hvis det er to evalueringer.
-- parameters:
with brukte as (
    select
        i.kommune,
        i.aar,
        i.versjon,
        any_value(i.kommune_navn) as kommune_navn,
        min(i.rad) as rad
    from innlest as i
    semi join kompass_versjon as v on i.versjon = v.versjon
    where i.kommune is not null and i.aar is not null
    group by i.kommune, i.aar, i.versjon
),

delte as (
    select
        max(b.rad) as rad,
        'versjon' as kolonne,
        kompass_liste(list(b.versjon order by b.versjon)) as verdi,
        coalesce(any_value(b.kommune_navn), b.kommune) as kommune,
        b.aar
    from brukte as b
    group by b.kommune, b.aar
    having count(*) > 1
    order by rad
)

select * from delte;
