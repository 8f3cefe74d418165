-- purpose: Deadlines before the work begins.
-- grain: one row per finding
-- datasets: maalstruktur
-- severity: WARNING
-- message: Rad {rad}: fristen {verdi} for «{id}» er før start {start}.
-- remedy: Kontroller start og frist.
-- parameters:
with tidlige as (
    select innlest.rad, 'frist' as kolonne, innlest.frist as verdi, innlest.id, innlest.start
    from innlest
    where innlest.frist < innlest.start
    order by innlest.rad
)

select * from tidlige;
