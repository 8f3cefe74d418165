-- purpose: Accounts for a period that is closed.
-- grain: one row per finding
-- datasets: regnskap
-- severity: ERROR
-- message: Perioden {verdi} er lukket ({rader}, første gang i rad {rad}).
-- remedy: Regnskapet er avsluttet til og med {lukket_til}. Flytt grensen i innstillingen «lukket_til» hvis
--   perioden skal åpnes igjen.
-- parameters: lukket_til
with perioder as (
    select
        min(innlest.rad) as rad,
        'periode' as kolonne,
        innlest.aar || '-' || lpad(innlest.periode::varchar, 2, '0') as verdi,
        $lukket_til as lukket_til,
        count(*) as antall
    from innlest
    group by innlest.aar, innlest.periode
),

lukkede as (
    select *
    from perioder
    where perioder.verdi <= $lukket_til
    order by perioder.rad
)

select * from lukkede;
