-- purpose: Measures that take less than no work.
-- grain: one row per finding
-- datasets: kompassplan
-- severity: ERROR
-- message: Rad {rad}: tiltaket {id} er satt til {verdi} dagsverk. Innsatsen kan ikke være negativ.
-- remedy: Rett antall dagsverk, eller la cellen stå tom hvis det ikke er kjent.
-- parameters:
with negative as (
    select innlest.rad, 'dagsverk' as kolonne, innlest.dagsverk as verdi, innlest.id
    from innlest
    where innlest.dagsverk < 0
    order by innlest.rad
)

select * from negative;
