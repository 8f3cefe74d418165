-- purpose: SSB's control 014: amounts that are not whole numbers to the right in their field, the minus right
--   before the digits.
-- grain: one row per post
-- title: Beløp
-- datasets: kostra_regnskap
-- severity: kv1 ERROR, kv2 ERROR, kv3 ERROR, kv4 ERROR, år ERROR
-- message: Beløpet «{verdi}» er ikke skrevet som et helt tall helt til høyre i feltet.
-- remedy: Beløp er hele tusen kroner uten skilletegn, høyrejustert, med minustegnet rett foran sifrene. Lag
--   filuttrekket på nytt.
-- parameters:
with feil as (
    select
        poster.rad,
        'beløp' as kolonne,
        poster.beloep_raa as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep
    from poster
    where not regexp_full_match(poster.beloep_raa, ' *-?[0-9]+')
)

select * from feil
order by rad;
