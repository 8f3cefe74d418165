-- purpose: Codes that no year's list of funksjon has.
-- grain: one row per finding
-- datasets: regnskap, budsjett, kostra_regnskap
-- severity: WARNING
-- message: Funksjon «{verdi}» finnes ikke i KOSTRAs funksjonsliste ({rader}, første gang i rad {rad}).
-- remedy: Kontroller koden. Er den lokal, blir beløpet tatt med; den vises uten navn.
-- parameters:
with brukte as (
    select
        min(innlest.rad) as rad,
        'funksjon' as kolonne,
        innlest.funksjon as verdi,
        count(*) as antall,
        min(innlest.aar) as aar
    from innlest
    where innlest.funksjon is not null
    group by innlest.funksjon
),

ukjente as (
    select brukte.*
    from brukte
    where not exists (select 1 from funksjon where funksjon.kode = brukte.verdi)
    order by brukte.rad
)

select * from ukjente;
