-- purpose: Survey results that their scale, % or «1–6», does not have.
-- grain: one row per finding
-- datasets: undersoekelse
-- severity: ERROR
-- message: Rad {rad}: resultatet {verdi} ligger utenfor skalaen {skala}.
-- remedy: Kontroller resultatet og måleenheten. Prosent går fra 0 til 100.
-- parameters:
with skalaer as (
    select
        innlest.rad,
        innlest.resultat,
        case
            when lower(innlest.maaleenhet) in ('%', 'prosent', 'pst', 'pst.') then ['0', '100']
            else regexp_extract_all(innlest.maaleenhet, '^(\d+) ?[-–—] ?(\d+)$', 1)
                || regexp_extract_all(innlest.maaleenhet, '^(\d+) ?[-–—] ?(\d+)$', 2)
        end as ender
    from innlest
),

utenfor as (
    select
        skalaer.rad,
        'resultat' as kolonne,
        skalaer.resultat as verdi,
        skalaer.ender[1] || '–' || skalaer.ender[2] as skala
    from skalaer
    where skalaer.resultat not between skalaer.ender[1]::decimal(18, 4) and skalaer.ender[2]::decimal(18, 4)
    order by skalaer.rad
)

select * from utenfor;
