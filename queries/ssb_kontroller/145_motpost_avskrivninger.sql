-- purpose: SSB's control 145: no counter-entry of depreciation.
-- grain: one row, where the sum is nought
-- title: Motpost til avskrivningene
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- waits_for: Avskrivningene føres mange steder først ved årsslutt.
-- message: Motposten til avskrivningene (funksjon 860, art 990) er null.
-- remedy: Før motposten på funksjon 860 og art 990, like stor som avskrivningene og med minus foran.
-- parameters:
with feil as (
    select
        null::bigint as rad,
        coalesce(sum(poster.beloep), 0)::bigint as beloep
    from poster
    where poster.kontoklasse = '1' and poster.funksjon = '860' and poster.art = '990'
    having coalesce(sum(poster.beloep), 0) = 0
)

select * from feil;
