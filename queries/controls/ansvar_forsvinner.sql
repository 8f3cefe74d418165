-- purpose: Ansvar that the organisation knows and the file does not: the file replaces the whole organisation.
-- grain: one row per file with such ansvar
-- datasets: organisasjon
-- severity: WARNING
-- message: {antall} av ansvarene som står i organisasjonen nå, finnes ikke i filen og forsvinner fra den. Det første
--   er «{verdi}».
-- remedy: Filen skal være hele organisasjonen, også det som er nedlagt, med «gyldig til». Ellers mister gamle tall
--   plassen sin.
-- parameters:
with borte as (
    select
        null::bigint as rad,
        'ansvar' as kolonne,
        min(organisasjon.ansvar) as verdi,
        count(distinct organisasjon.ansvar) as antall
    from organisasjon
    where not exists (select 1 from innlest where innlest.ansvar = organisasjon.ansvar)
    having count(*) > 0
)

select * from borte;
