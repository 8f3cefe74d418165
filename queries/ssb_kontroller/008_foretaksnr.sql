-- purpose: SSB's control 008: an enterprise number, which the municipality's own form does not have.
-- grain: one row per post
-- title: Foretaksnummer
-- datasets: kostra_regnskap
-- severity: kv1 ERROR, kv2 ERROR, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Posten har foretaksnummer «{verdi}». I skjema 0A skal feltet være blankt.
-- remedy: Ta bort foretaksnummeret, eller lever posten i skjemaet for foretaket.
-- parameters:
with feil as (
    select
        poster.rad,
        'foretaksnummer' as kolonne,
        poster.foretaksnr as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep
    from poster
    where poster.foretaksnr <> ''
)

select * from feil
order by rad;
