-- purpose: A month with far fewer or more lines, or far smaller or larger amounts, than the months before it.
-- grain: one row per month and kontoklasse
-- datasets: regnskap
-- severity: WARNING
-- message: Regnskapet for {verdi} har {linjer} linjer og {brutto} kr, regnet uten fortegn. Månedene før har vanligvis
--   {vanlige_linjer} linjer og {vanlig_brutto} kr.
-- remedy: Kontroller at filen er hel, at den gjelder bare den måneden, og at beløpene er i kroner.
-- parameters:
with linjer as (
    select innlest.aar, innlest.periode, innlest.kontoklasse, innlest.beloep, true as ny
    from innlest
    where innlest.periode between 1 and 12
    union all
    select r.aar, r.periode, r.kontoklasse, r.beloep, false as ny
    from regnskap as r
    where
        r.periode between 1 and 12
        and r.aar between (select min(innlest.aar)::bigint - 1 from innlest) and (select max(innlest.aar) from innlest)
        and (r.aar, r.periode) not in (select distinct (innlest.aar, innlest.periode) from innlest)
),

maaneder as (
    select
        linjer.aar,
        linjer.periode,
        linjer.kontoklasse,
        linjer.ny,
        maaned_nr(linjer.aar, linjer.periode) as nr,
        count(*) as linjer,
        sum(abs(linjer.beloep)) as brutto
    from linjer
    group by all
),

vanlige as (
    select
        denne.aar,
        denne.periode,
        denne.kontoklasse,
        denne.linjer,
        denne.brutto,
        median(foer.linjer) as vanlige_linjer,
        median(foer.brutto) as vanlig_brutto
    from maaneder as denne
    inner join maaneder as foer
        on foer.kontoklasse = denne.kontoklasse and foer.nr between denne.nr - 12 and denne.nr - 1
    where denne.ny
    group by denne.aar, denne.periode, denne.kontoklasse, denne.linjer, denne.brutto
    having count(*) >= 3
),

uvanlige as (
    select
        null::bigint as rad,
        'periode' as kolonne,
        vanlige.aar || '-' || lpad(vanlige.periode::varchar, 2, '0') as verdi,
        vanlige.linjer::decimal(18, 0) as linjer,
        round(vanlige.brutto)::decimal(38, 0) as brutto,
        round(vanlige.vanlige_linjer)::decimal(18, 0) as vanlige_linjer,
        round(vanlige.vanlig_brutto)::decimal(38, 0) as vanlig_brutto
    from vanlige
    where
        vanlige.vanlige_linjer >= 20
        and (
            vanlige.linjer not between vanlige.vanlige_linjer / 2 and vanlige.vanlige_linjer * 2
            -- What is invested comes in lumps, what is operated on does not.
            or (
                vanlige.kontoklasse = '1'
                and vanlige.brutto not between vanlige.vanlig_brutto / 3 and vanlige.vanlig_brutto * 3
            )
        )
    order by verdi
)

select * from uvanlige;
