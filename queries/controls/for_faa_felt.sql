-- purpose: Rows with fewer fields than the header names: a cut file, or a line break inside a text.
-- grain: one row per finding
-- datasets: filen
-- severity: WARNING
-- message: Rad {rad} har bare {verdi} felt, men overskriften har {ventet}.
-- remedy: Se om raden er delt i to av et linjeskift, eller om filen er avkortet. Eksporter på nytt hvis
--   slutten mangler.
-- parameters: kolonner
with korte as (
    select kilde.rad, 'felt ' || (kilde.felt + 1) as kolonne, kilde.felt::varchar as verdi, $kolonner as ventet
    from kilde
    where kilde.felt < $kolonner
    order by kilde.rad
)

select * from korte;
