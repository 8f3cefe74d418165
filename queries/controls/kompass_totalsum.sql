-- purpose: Totals that are neither the sum of the areas nor that of the sub-criteria, by more than rounding.
-- grain: one row per total
-- datasets: kompassevaluering
-- severity: WARNING
-- message: Rad {rad}: totalen er oppgitt til {oppgitt}, {summer}. Alle tallene vises.
-- remedy: Kontroller tallene mot rapporten. Står de slik der, er det greit. Ingenting rettes her.
-- parameters:
with poeng as (
    select
        i.kommune,
        i.aar,
        i.versjon,
        i.nr,
        min(i.rad) as rad,
        max(i.skaar) as skaar
    from innlest as i
    where i.skaar is not null
    group by i.kommune, i.aar, i.versjon, i.nr
),

summene as (
    select
        p.kommune,
        p.aar,
        p.versjon,
        kompass_nivaa(p.nr) as nivaa,
        sum(p.skaar) as sum,
        count(*) as kjente
    from poeng as p
    inner join kompass_ledd() as l on p.versjon = l.versjon and p.nr = l.nr
    where p.nr <> 'total'
    group by p.kommune, p.aar, p.versjon, nivaa
),

antallene as (
    select
        l.versjon,
        kompass_nivaa(l.nr) as nivaa,
        count(*) as alle
    from kompass_ledd() as l
    group by l.versjon, kompass_nivaa(l.nr)
),

-- Some of the parts may be less than the total, never more.
maalt as (
    select
        p.rad,
        p.skaar,
        s.nivaa,
        s.sum,
        if(s.nivaa = 'område', 'områdene', 'delkriteriene') as deler,
        s.kjente = a.alle as hele,
        s.sum - p.skaar > 0.5 or (s.kjente = a.alle and p.skaar - s.sum > 0.5) as ulik
    from poeng as p
    inner join summene as s on p.kommune = s.kommune and p.aar = s.aar and p.versjon = s.versjon
    inner join antallene as a on p.versjon = a.versjon and s.nivaa = a.nivaa
    where p.nr = 'total'
),

ulike as (
    select
        m.rad,
        'poeng' as kolonne,
        m.skaar as verdi,
        kompass_poeng(m.skaar) as oppgitt,
        regexp_replace(
            kompass_liste(
                list(if(m.hele, m.deler, m.deler || ' som er kjent,') || ' til ' || kompass_poeng(m.sum) order by m.deler desc)
            ),
            ' til ',
            ' summerer til '
        ) as summer
    from maalt as m
    where m.hele or m.ulik
    group by m.rad, m.skaar
    having bool_or(m.ulik)
    order by m.rad
)

select * from ulike;
