-- purpose: Codes used outside the years they are valid.
-- grain: one row per finding
-- datasets: regnskap, budsjett, kostra_regnskap
-- severity: WARNING
-- message: Funksjon {verdi} er ikke gyldig i {aar} ({rader}, første gang i rad {rad}).
-- remedy: Før beløpet på koden som gjelder det året. Statistisk sentralbyrå vil avvise den i
--   KOSTRA-rapporteringen.
-- parameters:
with brukte as (
    select
        min(innlest.rad) as rad,
        'funksjon' as kolonne,
        innlest.funksjon as verdi,
        innlest.aar,
        count(*) as antall
    from innlest
    where innlest.funksjon is not null and innlest.aar is not null
    group by innlest.funksjon, innlest.aar
),

utgaatte as (
    select brukte.*
    from brukte
    where
        exists (select 1 from funksjon where funksjon.kode = brukte.verdi)
        and not exists (
            select 1
            from funksjon
            where
                funksjon.kode = brukte.verdi
                and brukte.aar between coalesce(funksjon.gyldig_fra::integer, 0) and coalesce(funksjon.gyldig_til::integer, 9999)
        )
    order by brukte.rad
)

select * from utgaatte;
