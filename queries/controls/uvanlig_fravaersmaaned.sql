-- purpose: A month with far fewer or more units, or agreed days, than the months before it.
-- grain: one row per month
-- datasets: sykefravaer
-- severity: WARNING
-- message: Sykefraværet for {verdi} har {linjer} rader og {avtalte} avtalte dagsverk. Månedene før har vanligvis
--   {vanlige_linjer} rader og {vanlig_avtalte} avtalte dagsverk.
-- remedy: Kontroller at filen er hel, at den gjelder bare den måneden, og at tallene er dagsverk.
-- parameters:
with linjer as (
    select innlest.aar, innlest.periode, innlest.avtalte_dagsverk, true as ny
    from innlest
    where innlest.periode between 1 and 12
    union all
    select s.aar, s.periode, s.avtalte_dagsverk, false as ny
    from sykefravaer as s
    where
        s.periode between 1 and 12
        and (s.aar, s.periode) not in (select distinct (innlest.aar, innlest.periode) from innlest)
),

maaneder as (
    select
        linjer.aar,
        linjer.periode,
        linjer.ny,
        maaned_nr(linjer.aar, linjer.periode) as nr,
        count(*) as linjer,
        sum(linjer.avtalte_dagsverk) as avtalte
    from linjer
    group by all
),

vanlige as (
    select
        denne.aar,
        denne.periode,
        denne.linjer,
        denne.avtalte,
        median(foer.linjer) as vanlige_linjer,
        median(foer.avtalte) as vanlig_avtalte
    from maaneder as denne
    inner join maaneder as foer on foer.nr between denne.nr - 12 and denne.nr - 1
    where denne.ny
    group by denne.aar, denne.periode, denne.linjer, denne.avtalte
    having count(*) >= 3
),

uvanlige as (
    select
        null::bigint as rad,
        'periode' as kolonne,
        vanlige.aar || '-' || lpad(vanlige.periode::varchar, 2, '0') as verdi,
        vanlige.linjer::decimal(18, 0) as linjer,
        round(vanlige.avtalte)::decimal(38, 0) as avtalte,
        round(vanlige.vanlige_linjer)::decimal(18, 0) as vanlige_linjer,
        round(vanlige.vanlig_avtalte)::decimal(38, 0) as vanlig_avtalte
    from vanlige
    where
        vanlige.vanlige_linjer >= 10
        and (
            vanlige.linjer not between vanlige.vanlige_linjer / 2 and vanlige.vanlige_linjer * 2
            or vanlige.avtalte not between vanlige.vanlig_avtalte / 2 and vanlige.vanlig_avtalte * 2
        )
    order by verdi
)

select * from uvanlige;
