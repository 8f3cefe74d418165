-- purpose: Results for months that have not begun.
-- grain: one row per finding
-- datasets: regnskap, sykefravaer, prognose, internkontroll
-- severity: ERROR
-- message: Perioden {verdi} har ikke begynt ennå ({rader}, første gang i rad {rad}).
-- remedy: Kontroller år og periode i filen og i oppsettet.
-- parameters: i_dag
with fremtidige as (
    select
        min(innlest.rad) as rad,
        'periode' as kolonne,
        innlest.aar || '-' || lpad(innlest.periode::varchar, 2, '0') as verdi,
        count(*) as antall
    from innlest
    where
        innlest.aar between 1990 and 2100
        and innlest.periode between 0 and 13
        and make_date(innlest.aar, least(greatest(innlest.periode, 1), 12), 1) > $i_dag::date
    group by innlest.aar, innlest.periode
    order by rad
)

select * from fremtidige;
