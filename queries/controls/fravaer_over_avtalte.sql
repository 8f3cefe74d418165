-- purpose: More days absent than agreed.
-- grain: one row per finding
-- datasets: sykefravaer
-- severity: ERROR
-- message: Rad {rad}: {verdi} sykefraværsdagsverk er mer enn de {avtalte} avtalte.
-- remedy: Kontroller at kolonnene ikke er byttet om, og at begge er dagsverk.
-- parameters:
with umulige as (
    select
        innlest.rad,
        'sykefraværsdagsverk' as kolonne,
        innlest.sykefravaersdagsverk::varchar as verdi,
        innlest.avtalte_dagsverk as avtalte
    from innlest
    where
        innlest.sykefravaersdagsverk > innlest.avtalte_dagsverk
        or innlest.sykefravaersdagsverk < 0
    order by innlest.rad
)

select * from umulige;
