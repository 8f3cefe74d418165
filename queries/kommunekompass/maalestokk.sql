-- purpose: one version of Kommunekompasset: its areas, sub-criteria and questions; nothing of another version is in it
-- grain: one row per nr, an area before its sub-criteria and a sub-criterion before its questions. nivaa: område,
--   delkriterium, spørsmål; over: the nr it is part of; vurderes: what is self-assessed. That is the questions where the
--   version's whole list is loaded, else (and where it has none) the sub-criteria
-- parameters: versjon
-- figures: maks in points; questions without a maximum share what is left of their sub-criterion's equally
with listen as (
    select s.*
    from kompassspoersmaal as s
    inner join kompass_kriterium as k on s.versjon = k.versjon and kompass_over(s.nr) = k.nr
    where s.versjon = $versjon
),

hel as (
    select count(l.nr) = any_value(v.spoersmaal::integer) as hel
    from kompass_versjon as v
    left join listen as l on v.versjon = l.versjon
    where v.versjon = $versjon
),

fordelt as (
    select
        l.nr,
        l.spoersmaal as navn,
        coalesce(
            l.maks::double,
            greatest(k.maks::double - coalesce(sum(l.maks::double) over kriteriet, 0), 0)
            / count(*) filter (where l.maks is null) over kriteriet
        ) as maks
    from listen as l
    inner join kompass_kriterium as k on l.versjon = k.versjon and kompass_over(l.nr) = k.nr
    window kriteriet as (partition by k.nr)
),

leddene as (
    select
        o.nr,
        o.navn,
        o.perspektiv,
        o.maks::double as maks,
        false as vurderes
    from kompass_omraade as o
    where o.versjon = $versjon
    union all
    select
        k.nr,
        k.navn,
        null as perspektiv,
        k.maks::double as maks,
        not(coalesce(h.hel, false) and k.nr in (select kompass_over(f.nr) from fordelt as f)) as vurderes
    from kompass_kriterium as k
    cross join hel as h
    where k.versjon = $versjon
    union all
    select
        f.nr,
        f.navn,
        null as perspektiv,
        f.maks,
        coalesce(h.hel, false) as vurderes
    from fordelt as f
    cross join hel as h
),

maalestokken as (
    select
        l.nr,
        kompass_nivaa(l.nr) as nivaa,
        kompass_over(l.nr) as over,
        l.navn,
        l.perspektiv,
        l.maks,
        l.vurderes
    from leddene as l
    order by kompass_orden(l.nr)
)

select * from maalestokken;
