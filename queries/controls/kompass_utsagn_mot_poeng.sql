-- purpose: What is told of an area in words, against points that are known.
-- grain: one row per finding
-- datasets: kompassevaluering
-- severity: WARNING
-- message: Rad {rad}: {hva} {utsagn}.
-- remedy: Kontroller tallene og omtalen mot rapporten. Poengene gjelder der de er kjent.
-- parameters:
with poeng as (
    select
        i.kommune,
        i.aar,
        i.versjon,
        i.nr,
        min(i.rad) as rad,
        max(i.skaar) as skaar,
        max(i.minst) as minst,
        any_value(i.plassering) as plassering
    from innlest as i
    group by i.kommune, i.aar, i.versjon, i.nr
),

summene as (
    select
        e.kommune,
        e.aar,
        e.versjon,
        kompass_over(k.nr) as omraade,
        case when count(p.skaar) = count(*) then sum(p.skaar) end as sum
    from (select distinct poeng.kommune, poeng.aar, poeng.versjon from poeng) as e
    inner join kompass_kriterium as k on e.versjon = k.versjon
    left join poeng as p on e.kommune = p.kommune and e.aar = p.aar and e.versjon = p.versjon and k.nr = p.nr
    group by e.kommune, e.aar, e.versjon, omraade
),

kjente as (
    select p.*, coalesce(p.skaar, s.sum) as har
    from poeng as p
    left join summene as s on p.kommune = s.kommune and p.aar = s.aar and p.versjon = s.versjon and p.nr = s.omraade
),

-- The other areas that are not told to be among the lowest (or highest) themselves.
mot_andre as (
    select
        k.rad,
        k.nr,
        k.plassering,
        k.har,
        if(k.plassering = 'lavest', arg_min(annen.nr, annen.har), arg_max(annen.nr, annen.har)) as annet,
        if(k.plassering = 'lavest', min(annen.har), max(annen.har)) as annets
    from kjente as k
    inner join kjente as annen
        on k.kommune = annen.kommune and k.aar = annen.aar and k.versjon = annen.versjon
    where
        k.plassering in ('lavest', 'høyest')
        and kompass_nivaa(annen.nr) = 'område'
        and annen.plassering is distinct from k.plassering
    group by k.rad, k.nr, k.plassering, k.har
),

motsagte as (
    select
        k.rad,
        'minst' as kolonne,
        k.minst as verdi,
        if(k.nr = 'total', 'totalen', 'nr. ' || k.nr) as hva,
        'skal ha minst ' || kompass_poeng(k.minst) || ' poeng, men har ' || kompass_poeng(k.har) as utsagn
    from kjente as k
    where k.minst > k.har
    union all
    select
        m.rad,
        'plassering' as kolonne,
        m.har as verdi,
        'nr. ' || m.nr as hva,
        'er oppgitt som blant de ' || if(m.plassering = 'lavest', 'laveste', 'høyeste') || ' med ' || kompass_poeng(m.har)
        || ' poeng, men område ' || m.annet || ' har ' || kompass_poeng(m.annets) as utsagn
    from mot_andre as m
    where (m.plassering = 'lavest' and m.annets < m.har) or (m.plassering = 'høyest' and m.annets > m.har)
    order by rad, kolonne
)

select * from motsagte;
