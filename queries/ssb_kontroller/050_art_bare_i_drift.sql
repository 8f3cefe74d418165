-- purpose: SSB's control 050: arts of operations alone, in investment. The quarters ask of fewer arts than the
--   year.
-- grain: one row per post
-- title: Driftsarter i investering
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Art {art} gjelder bare drift, men står i investering på funksjon {funksjon}: {beloep}.
-- remedy: Før beløpet på en art som gjelder investering, eller flytt det til driftsregnskapet.
-- parameters: kvartal
with feil as (
    select
        poster.rad,
        'art' as kolonne,
        poster.art as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep
    from poster
    where
        poster.kontoklasse = '0'
        and (
            poster.art in ('509', '570', '590', '800', '870', '871', '872', '873', '876', '877', '909', '990')
            or ($kvartal <> '' and poster.art = '875')
            or (
                $kvartal = ''
                and poster.art in ('070', '080', '110', '114', '240', '600', '629', '630', '640', '878', '879')
            )
        )
        and poster.beloep <> 0
)

select * from feil
order by rad;
