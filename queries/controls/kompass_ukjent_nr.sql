-- purpose: Numbers that the version of Kommunekompasset does not have, or that the file cannot say anything about.
-- grain: one row per version and number
-- datasets: kompassevaluering, kompassreferanse, egenvurdering, kompassplan
-- severity: ERROR
-- message: Nr. «{verdi}» {grunn} ({rader}, første gang i rad {rad}).
-- remedy: Kontroller versjonen og nr. Et område skrives 2, et delkriterium 2.1, et spørsmål 2.1.1 og totalen «total».
-- parameters: dataset
with hoerer_til as (
    select unnest(
        case $dataset
            when 'egenvurdering' then ['delkriterium', 'spørsmål']
            when 'kompassplan' then ['område', 'delkriterium', 'spørsmål']
            else ['total', 'område', 'delkriterium']
        end
    ) as nivaa
),

-- A question is not held against a list that is not whole: kompass_teller_ikke tells that it does not count.
kjente as (
    select l.versjon, l.nr from kompass_ledd() as l
    union all
    select s.versjon, s.nr from kompass_spoersmaalene() as s
    union all
    select i.versjon, i.nr
    from innlest as i
    semi join kompass_kriterium as k on i.versjon = k.versjon and kompass_over(i.nr) = k.nr
    anti join kompass_spoersmaalene() as s on i.versjon = s.versjon and s.hel
    where kompass_nivaa(i.nr) = 'spørsmål'
),

feil as (
    select i.rad, i.versjon, i.nr, kompass_nivaa(i.nr) as nivaa, k.nr is not null as finnes
    from innlest as i
    semi join kompass_versjon as v on i.versjon = v.versjon
    left join (select distinct kjente.* from kjente) as k on i.versjon = k.versjon and i.nr = k.nr
    where i.nr is not null and (k.nr is null or kompass_nivaa(i.nr) not in (select h.nivaa from hoerer_til as h))
),

andre as (
    select l.nr, 'versjon ' || l.versjon || ' («' || l.navn || '»)' as sted, l.versjon
    from kompass_ledd() as l
),

ukjente as (
    select
        min(f.rad) as rad,
        'nr' as kolonne,
        f.nr as verdi,
        case
            when f.finnes then
                'er ' || case f.nivaa when 'total' then 'totalen' when 'område' then 'et område' else 'et spørsmål' end
                || ', og hører ikke hjemme her: kolonnen skal ha '
                || case $dataset
                    when 'egenvurdering' then 'delkriterier og spørsmål'
                    when 'kompassplan' then 'områder, delkriterier og spørsmål'
                    else 'totalen, områder og delkriterier'
                end
            else
                'finnes ikke i versjon ' || f.versjon
                || coalesce(', men i ' || (select min(a.sted) from andre as a where a.nr = f.nr), '')
        end as grunn,
        count(*) as antall
    from feil as f
    group by f.versjon, f.nr, f.nivaa, f.finnes
    order by rad
)

select * from ukjente;
