-- purpose: Required values that are missing.
-- grain: one row per finding
-- datasets: alle
-- severity: ERROR
-- message: Kolonnen «{kolonne}» mangler verdi i {rader}, første gang i rad {rad}.
-- remedy: Fyll inn verdien, eller velg en fast verdi for hele filen i oppsettet. Er det en sumrad, slett den.
-- parameters: dataset
with manglende as (
    select min(brudd.rad) as rad, brudd.kolonne, null as verdi, count(*) as antall
    from brudd
    where brudd.dataset = $dataset and brudd.slag = 'mangler'
    group by brudd.kolonne
    order by rad
)

select * from manglende;
