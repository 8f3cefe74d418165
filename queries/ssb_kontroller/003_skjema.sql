-- purpose: SSB's control 003: posts of another form than the one that is delivered.
-- grain: one row per post
-- title: Skjema
-- datasets: kostra_regnskap
-- severity: kv1 ERROR, kv2 ERROR, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Posten hører til skjema «{verdi}», men filen skal være {ventet}.
-- remedy: Ta bort postene som hører til et annet skjema, eller rett skjemaet til 0A.
-- parameters: skjema
with feil as (
    select
        poster.rad,
        'skjema' as kolonne,
        poster.skjema as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep,
        $skjema as ventet
    from poster
    where poster.skjema <> $skjema
)

select * from feil
order by rad;
