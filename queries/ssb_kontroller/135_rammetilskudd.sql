-- purpose: SSB's control 135: no block grant. Longyearbyen and Frøya (5014) have none to show.
-- grain: one row, where the sum is wrong
-- title: Rammetilskudd
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 WARNING, kv4 WARNING, år ERROR
-- message: Rammetilskuddet (funksjon 840, art 800) er {beloep}. Det skal være negativt.
-- remedy: Før rammetilskuddet på funksjon 840 og art 800, med minus foran.
-- parameters: region
with feil as (
    select
        null::bigint as rad,
        coalesce(sum(poster.beloep), 0)::bigint as beloep
    from poster
    where poster.kontoklasse = '1' and poster.funksjon = '840' and poster.art = '800'
    having $region not in ('211100', '501400') and not coalesce(sum(poster.beloep), 0) < 0
)

select * from feil;
