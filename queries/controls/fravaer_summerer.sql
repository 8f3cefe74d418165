-- purpose: Parts of the absence that do not add up to the whole.
-- grain: one row per finding
-- datasets: sykefravaer
-- severity: WARNING
-- message: Rad {rad}: egenmeldt og legemeldt blir {verdi} dagsverk, men sykefraværet er {hele}.
-- remedy: Kontroller uttrekket. Totalen brukes i sykefraværsprosenten.
-- parameters:
with skjeve as (
    select
        innlest.rad,
        'egenmeldt' as kolonne,
        innlest.egenmeldt + innlest.legemeldt as verdi,
        innlest.sykefravaersdagsverk as hele
    from innlest
    where abs(innlest.egenmeldt + innlest.legemeldt - innlest.sykefravaersdagsverk) > 0.05
    order by innlest.rad
)

select * from skjeve;
