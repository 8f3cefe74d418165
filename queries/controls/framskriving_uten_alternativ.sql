-- purpose: Registered inhabitants of a year that has not begun: a projection that does not say which.
-- grain: one row per finding
-- datasets: befolkning
-- severity: ERROR
-- message: Filen har registrert folketall for {verdi} ({rader}, første gang i rad {rad}), og det året har ikke begynt.
-- remedy: Er det en framskriving, legg til kolonnen «Alternativ» med hoved, høy eller lav, eller velg en fast verdi i oppsettet.
-- parameters: i_dag
with framtid as (
    select
        min(i.rad) as rad,
        'aar' as kolonne,
        min(i.aar) || case when max(i.aar) > min(i.aar) then '–' || max(i.aar) else '' end as verdi,
        count(*) as antall
    from innlest as i
    where i.alternativ = 'registrert' and i.aar > year($i_dag::date)
    having count(*) > 0
)

select * from framtid
