-- purpose: Codes that no year's list of art has.
-- grain: one row per finding
-- datasets: regnskap, budsjett, kostra_regnskap
-- severity: WARNING
-- message: Art «{verdi}» finnes ikke i KOSTRAs artsliste ({rader}, første gang i rad {rad}).
-- remedy: Kontroller koden. Er den lokal, blir beløpet tatt med; arten plasseres etter tallserien sin.
-- parameters:
with brukte as (
    select
        min(innlest.rad) as rad,
        'art' as kolonne,
        innlest.art as verdi,
        count(*) as antall,
        min(innlest.aar) as aar
    from innlest
    where innlest.art is not null
    group by innlest.art
),

ukjente as (
    select brukte.*
    from brukte
    where not exists (select 1 from art where art.kode = brukte.verdi)
    order by brukte.rad
)

select * from ukjente;
