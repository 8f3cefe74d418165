-- purpose: A file that has been accepted before.
-- grain: one row per finding
-- datasets: filen
-- severity: WARNING
-- message: Nøyaktig denne filen ble godkjent {tid} av {forfatter} (versjon {verdi}).
-- remedy: Godkjenner du den igjen, blir radene som i filen, også der noe er endret siden. Velg en annen fil hvis det
--   ikke var meningen.
-- parameters: sha256
with tidligere as (
    select
        null::bigint as rad,
        null as kolonne,
        opplastinger.versjon::varchar as verdi,
        strftime(opplastinger.tid, '%d.%m.%Y kl. %H:%M') as tid,
        opplastinger.forfatter
    from opplastinger
    where opplastinger.sha256 = $sha256
    order by opplastinger.versjon desc
    limit 1
)

select * from tidligere;
