-- purpose: Surveys that more have answered than were asked.
-- grain: one row per finding
-- datasets: undersoekelse
-- severity: ERROR
-- message: Rad {rad}: {verdi} svar kan ikke stemme med {inviterte} spurte.
-- remedy: Kontroller antall svar og antall spurte.
-- parameters:
with umulige as (
    select innlest.rad, 'svar' as kolonne, innlest.svar as verdi, innlest.inviterte
    from innlest
    where innlest.svar > innlest.inviterte
    order by innlest.rad
)

select * from umulige;
