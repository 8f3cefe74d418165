-- purpose: SSB's control 002: fields that must be filled in and are blank, and codes outside the lists of the
--   file description.
-- grain: one row per post and field
-- title: Obligatoriske felt
-- datasets: kostra_regnskap
-- severity: kv1 ERROR, kv2 ERROR, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Feltet {kolonne} {feil}.
-- remedy: Lag filuttrekket på nytt i regnskapssystemet, og kontroller oppsettet av feltet der.
-- parameters:
with felt as (
    select
        poster.*,
        felt.kolonne,
        felt.verdi,
        felt.koder,
        felt.paakrevd
    from
        poster,
        (
            values
            ('skjema', poster.skjema, '', true),
            ('år', poster.aar, '', true),
            ('kvartal', poster.kvartal, '1234', false),
            ('region', poster.region, '', true),
            ('kontoklasse', poster.kontoklasse, '012345', true),
            ('beløp', trim(poster.beloep_raa), '', true)
        ) as felt (kolonne, verdi, koder, paakrevd)
),

feil as (
    select
        felt.rad,
        felt.kolonne,
        felt.verdi,
        felt.kontoklasse,
        felt.funksjon,
        felt.art,
        felt.beloep,
        case felt.verdi when '' then 'er tomt' else 'har koden «' || felt.verdi || '», som ikke finnes' end as feil
    from felt
    where
        (felt.verdi = '' and felt.paakrevd)
        or (felt.verdi <> '' and felt.koder <> '' and not contains(felt.koder, felt.verdi))
)

select * from feil
order by rad, kolonne;
