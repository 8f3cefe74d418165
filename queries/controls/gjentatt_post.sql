-- purpose: Account addresses that occur more than once in the same period: legal, and added up.
-- grain: one row per finding
-- datasets: regnskap, budsjett, kostra_regnskap
-- severity: INFO
-- message: {poster} står mer enn én gang i samme periode (til sammen {rader}). Beløpene
--   legges sammen. Den første er «{verdi}» i rad {rad}.
-- remedy: Dette er vanlig når filen har flere dimensjoner enn ansvar, konto, tjeneste og prosjekt. Kontroller
--   totalsummen mot kildesystemet.
-- parameters: dataset
with samlet as (
    select
        min(gjentatt.rad) as rad,
        'nøkkel' as kolonne,
        left(arg_min(gjentatt.noekkel, gjentatt.rad), 80) as verdi,
        case count(*) when 1 then 'Én kontoadresse' else count(*) || ' kontoadresser' end as poster,
        sum(gjentatt.antall)::bigint as antall
    from gjentatt
    where gjentatt.dataset = $dataset
    having count(*) > 0
)

select * from samlet;
