-- purpose: More days absent than agreed, or fewer than none.
-- grain: one row per finding
-- datasets: sykefravaer
-- severity: ERROR
-- message: Rad {rad}: {verdi} sykefraværsdagsverk kan ikke stemme med {avtalte} avtalte.
-- remedy: Sykefraværet må ligge mellom 0 og de avtalte dagsverkene. Kontroller at kolonnene ikke er byttet om,
--   og at begge er dagsverk.
-- parameters:
with umulige as (
    select
        innlest.rad,
        'sykefraværsdagsverk' as kolonne,
        innlest.sykefravaersdagsverk as verdi,
        innlest.avtalte_dagsverk as avtalte
    from innlest
    where
        innlest.sykefravaersdagsverk > innlest.avtalte_dagsverk
        or innlest.sykefravaersdagsverk < 0
    order by innlest.rad
)

select * from umulige;
