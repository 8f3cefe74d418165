-- purpose: References that stand and are not in the file: it replaces all that the version has of the year.
-- grain: one row per version and year
-- datasets: kompassreferanse
-- severity: WARNING
-- message: Referansene for versjon {versjon} i {aar}: {antall} av dem som står nå, er ikke i filen og forsvinner: {verdi}.
-- remedy: Filen skal ha alle referansene for versjonen og året. Er den bare et utdrag, legg til radene som mangler, og last
--   opp på nytt. Det som står nå, blir liggende i en eldre versjon, og kan gjenopprettes.
-- parameters:
with filen as (
    select i.versjon, i.aar, min(i.rad) as rad
    from innlest as i
    group by i.versjon, i.aar
),

borte as (
    select
        f.rad,
        'slag' as kolonne,
        kompass_noen(list(s.slag || if(s.nr = 'total', '', ' (' || s.nr || ')') order by kompass_orden(s.nr), s.slag)) as verdi,
        count(*) as antall,
        f.versjon,
        f.aar
    from filen as f
    inner join kompassreferanse as s on f.versjon = s.versjon and f.aar = s.aar
    anti join innlest as i on s.versjon = i.versjon and s.aar = i.aar and s.nr = i.nr and s.slag = i.slag
    group by f.rad, f.versjon, f.aar
    order by f.rad
)

select * from borte;
