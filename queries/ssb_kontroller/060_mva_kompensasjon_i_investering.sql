-- purpose: SSB's control 060: compensation for value added tax of investments, on another function than 841.
-- grain: one row per post
-- title: Mva-kompensasjon i investering
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Art 729 står i investering på funksjon {funksjon}: {beloep}. Der kan den bare stå på funksjon 841.
-- remedy: Flytt kompensasjonen til funksjon 841. Utgiften (art 429) blir stående på tjenesten.
-- parameters:
with feil as (
    select
        poster.rad,
        'funksjon' as kolonne,
        poster.funksjon as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep
    from poster
    where
        poster.kontoklasse = '0'
        and poster.art = '729'
        and poster.funksjon <> '841'
        and poster.beloep <> 0
)

select * from feil
order by rad;
