-- purpose: Values that are not what their column holds.
-- grain: one row per finding
-- datasets: alle
-- severity: ERROR
-- message: Rad {rad}, kolonne «{kolonne}»: «{verdi}» kan ikke leses som {ventet}.
-- remedy: Rett verdien i kildesystemet eller i filen, og last opp på nytt. Ser alle radene slik ut, er feil
--   kolonne valgt i oppsettet.
-- parameters: dataset
with uleselige as (
    select
        brudd.rad,
        brudd.kolonne,
        left(brudd.verdi, 60) as verdi,
        brudd.ventet
    from brudd
    where brudd.dataset = $dataset and brudd.slag = 'uleselig'
    order by brudd.rad
)

select * from uleselige;
