-- purpose: SSB's control 015: the same class, function and art more than once: legal, and added up.
-- grain: one row per class, function and art that is repeated
-- title: Gjentatte poster
-- datasets: kostra_regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 WARNING, kv4 WARNING, år WARNING
-- message: Kontoklasse {kontoklasse}, funksjon {funksjon} og art {art} står {antall} ganger, til sammen
--   {beloep}. SSB legger beløpene sammen.
-- remedy: Kontroller at ingen linje er tatt ut to ganger. Er beløpene riktige, kan filen leveres som den er.
-- parameters:
with feil as (
    select
        min(poster.rad) as rad,
        'nøkkel' as kolonne,
        poster.kontoklasse || ' / ' || poster.funksjon || ' / ' || poster.art as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        sum(poster.beloep) as beloep,
        count(*) as antall
    from poster
    group by poster.kontoklasse, poster.funksjon, poster.art
    having count(*) > 1
)

select * from feil
order by rad;
