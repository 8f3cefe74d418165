-- purpose: Accounts for a period that is closed.
-- grain: one row per finding
-- datasets: regnskap
-- severity: ERROR
-- message: Perioden {verdi} er lukket ({rader}, første gang i rad {rad}).
-- remedy: Regnskapet er avsluttet til og med {lukket_til}. Flytt grensen i innstillingen «lukket_til» hvis
--   perioden skal åpnes igjen.
-- parameters: lukket_til
with lukkede as (
    select
        min(innlest.rad) as rad,
        'periode' as kolonne,
        innlest.aar || '-' || lpad(innlest.periode::varchar, 2, '0') as verdi,
        $lukket_til as lukket_til,
        count(*) as antall
    from innlest
    where innlest.aar || '-' || lpad(innlest.periode::varchar, 2, '0') <= $lukket_til
    group by innlest.aar, innlest.periode
    order by rad
)

select * from lukkede;
