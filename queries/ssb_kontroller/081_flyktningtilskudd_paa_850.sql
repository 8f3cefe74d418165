-- purpose: SSB's control 081: function 850 takes arts 450, 810 and 850 alone. A control from 2025.
-- grain: one row per post
-- title: Artene på funksjon 850
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 ERROR, kv4 ERROR, år WARNING
-- from_year: 2025
-- message: Art {art} står på funksjon 850: {beloep}. Der er bare artene 450, 810 og 850 logiske.
-- remedy: Før utgifter og andre inntekter på tjenesten de gjelder; funksjon 850 er for tilskuddet selv.
-- parameters:
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
    where poster.funksjon = '850' and poster.art not in ('450', '810', '850') and poster.beloep <> 0
)

select * from feil
order by rad;
