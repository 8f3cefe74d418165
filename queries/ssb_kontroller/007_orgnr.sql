-- purpose: SSB's control 007: an organisation number, which the municipality's own form does not have.
-- grain: one row per post
-- title: Organisasjonsnummer
-- datasets: kostra_regnskap
-- severity: kv1 ERROR, kv2 ERROR, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Posten har organisasjonsnummer «{verdi}». I skjema 0A skal feltet være blankt.
-- remedy: Ta bort organisasjonsnummeret, eller lever posten i skjemaet for foretaket.
-- parameters:
with feil as (
    select
        poster.rad,
        'organisasjonsnummer' as kolonne,
        poster.orgnr as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep
    from poster
    where poster.orgnr <> ''
)

select * from feil
order by rad;
