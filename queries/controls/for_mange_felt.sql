-- purpose: Rows with more fields than the header names.
-- grain: one row per finding
-- datasets: filen
-- severity: WARNING
-- message: Rad {rad} har {verdi} felt, men overskriften har {ventet}. Feltene til overs er ikke tatt med.
-- remedy: Kontroller at ingen tekst i raden inneholder skilletegnet. Tallene i kolonnene som har overskrift,
--   er lest.
-- parameters: kolonner
with lange as (
    select kilde.rad, 'felt ' || ($kolonner + 1) as kolonne, kilde.felt::varchar as verdi, $kolonner as ventet
    from kilde
    where kilde.felt > $kolonner
    order by kilde.rad
)

select * from lange;
