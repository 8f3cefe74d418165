-- purpose: Ids that another plan has already given to a link of its own.
-- grain: one row per id
-- datasets: maalstruktur
-- severity: WARNING
-- message: Id-en «{verdi}» i rad {rad} er allerede brukt i «{plan}».
-- remedy: Gi leddet en egen id. Er det den samme planen med nytt navn, bruk det gamle navnet, ellers står leddet
--   to ganger.
-- parameters:
with brukte as (
    select min(innlest.rad) as rad, 'id' as kolonne, innlest.id as verdi, min(andre.plan) as plan
    from innlest
    inner join maalstruktur as andre on innlest.id = andre.id
    anti join innlest as erstatter on andre.plan = erstatter.plan
    group by innlest.id
    order by rad
)

select * from brukte;
