-- purpose: Areas whose points are not what their sub-criteria sum to, by more than rounding.
-- grain: one row per area
-- datasets: kompassevaluering
-- severity: WARNING
-- message: Rad {rad}, område {nr}: {oppgitt} oppgitt, {deler} summerer til {sum}; begge vises.
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
        kompass_over(p.nr) as omraade,
        sum(p.skaar) as sum,
        count(*) as kjente
    from poeng as p
    inner join kompass_kriterium as k on p.versjon = k.versjon and p.nr = k.nr
    group by p.kommune, p.aar, p.versjon, omraade
),

-- Some of the sub-criteria may be less than the area, never more.
ulike as (
    select
        p.rad,
        'poeng' as kolonne,
        p.skaar as verdi,
        p.nr,
        kompass_poeng(p.skaar) as oppgitt,
        kompass_poeng(s.sum) as sum,
        if(s.kjente = alle.antall, 'delkriteriene', 'de ' || s.kjente || ' kjente av ' || alle.antall || ' delkriterier') as deler
    from poeng as p
    inner join summene as s on p.kommune = s.kommune and p.aar = s.aar and p.versjon = s.versjon and p.nr = s.omraade
    inner join lateral (
        select count(*) as antall
        from kompass_kriterium as k
        where k.versjon = p.versjon and kompass_over(k.nr) = p.nr
    ) as alle on true
    where s.sum - p.skaar > 0.5 or (s.kjente = alle.antall and p.skaar - s.sum > 0.5)
    order by p.rad
)

select * from ulike;
