-- purpose: Rows that repeat the header.
-- grain: one row per finding
-- datasets: filen
-- severity: ERROR
-- message: Rad {rad} ser ut som en overskrift: «{verdi}» står i kolonnen «{kolonne}».
-- remedy: Slett raden, eller eksporter uten gjentatte overskrifter (sideskift i rapporten).
-- parameters:
with overskrifter as (
    select distinct on (brudd.rad) brudd.rad, brudd.kolonne, brudd.verdi
    from brudd
    where
        brudd.slag = 'uleselig'
        and (
            lower(trim(brudd.verdi)) = lower(trim(brudd.kolonne))
            or regexp_matches(lower(brudd.verdi), '^(beløp|beloep|regnskap|rekneskap|budsjett|periode|år|kr|nok)')
        )
    order by brudd.rad, brudd.kolonne
)

select * from overskrifter;
