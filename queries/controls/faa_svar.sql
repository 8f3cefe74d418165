-- purpose: Surveys with groups so small that what they answered could be traced to persons.
-- grain: one row per file that has such groups
-- datasets: undersoekelse
-- severity: WARNING
-- message: {rader} har færre enn {grense} svar, første gang i rad {rad}. De lagres, men vises aldri.
-- remedy: Skal resultatene kunne vises, slå sammen små grupper i undersøkelsen og ta ut filen på nytt.
-- parameters: personer_minst
with faa as (
    select
        min(innlest.rad) as rad,
        'svar' as kolonne,
        arg_min(innlest.svar, innlest.rad) as verdi,
        count(*) as antall,
        $personer_minst::integer as grense
    from innlest
    where innlest.svar < $personer_minst
    having count(*) > 0
)

select * from faa;
