-- purpose: Meetings whose date is not in the year of their plan.
-- grain: one row per finding
-- datasets: moeteplan
-- severity: WARNING
-- message: Rad {rad}: datoen {verdi} er ikke i {aar}.
-- remedy: Rett datoen eller året. Filen erstatter hele planen for året i kolonnen «År».
-- parameters:
with flyttede as (
    select innlest.rad, 'dato' as kolonne, innlest.dato as verdi, innlest.aar
    from innlest
    where year(innlest.dato) <> innlest.aar
    order by innlest.rad
)

select * from flyttede;
