-- purpose: Deadlines before the decision was made.
-- grain: one row per finding
-- datasets: vedtak
-- severity: WARNING
-- message: Rad {rad}: fristen {verdi} er før møtedatoen for vedtak {id}.
-- remedy: Kontroller fristen.
-- parameters:
with tidlige as (
    select innlest.rad, 'frist' as kolonne, innlest.frist as verdi, innlest.id
    from innlest
    where innlest.frist < innlest.moetedato
    order by innlest.rad
)

select * from tidlige;
