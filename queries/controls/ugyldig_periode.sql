-- purpose: Years and periods that cannot be.
-- grain: one row per finding
-- datasets: regnskap, budsjett, sykefravaer, prognose, internkontroll
-- severity: ERROR
-- message: Rad {rad}: «{verdi}» er ikke en gyldig periode.
-- remedy: Periode er 1–12 for måneder, 13 for årsavslutning og 0 for hele året. Året må ligge mellom 1990 og
--   2100.
-- parameters:
with ugyldige as (
    select
        min(innlest.rad) as rad,
        'periode' as kolonne,
        innlest.aar || '-' || innlest.periode as verdi,
        count(*) as antall
    from innlest
    where innlest.aar not between 1990 and 2100 or innlest.periode not between 0 and 13
    group by innlest.aar, innlest.periode
    order by rad
)

select * from ugyldige;
