-- purpose: SSB's control 025: arts of investment alone, in operations. The quarters ask of fewer arts than the
--   year.
-- grain: one row per post
-- title: Investeringsarter i drift
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Art {art} gjelder bare investering, men står i drift på funksjon {funksjon}: {beloep}.
-- remedy: Før beløpet på en art som gjelder drift, eller flytt det til investeringsregnskapet.
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
        poster.kontoklasse = '1'
        and (
            poster.art in ('529', '670', '910', '911', '929', '970')
            or ($kvartal = '' and poster.art in ('280', '512', '521', '522', '912', '921', '922'))
        )
        and poster.beloep <> 0
)

select * from feil
order by rad;
