-- purpose: which share of the year the seasonal forecast takes as passed, and where it falls back to the remaining budget
-- grain: one row per omraade and artsgruppe with accounts or a budget in the year; shares are in per cent of the year
-- parameters: aar, periode, enheter
-- enheter: only the areas these are in, null shows all; an area's shares are those of all its units
-- what is set aside at the end of the year (er_disponering) has no season, and is left out
-- grunn: why there is no seasonal forecast (for få år, lite beløp, ustabil andel, or a budget that cannot carry it to
--   the area's parts); empty where there is one
with regnskap_per_konto as materialized (
    select
        r.aar,
        r.omraade as omraade_i_fil,
        r.ansvar,
        r.art,
        sum(r.beloep) filter (er_hittil(r.periode, $periode)) as hittil,
        sum(r.beloep) as hele_aaret,
        min(r.periode) as foerste_periode,
        max(r.periode) as siste_periode
    from driftsregnskap as r
    where r.aar between $aar - 3 and $aar and not er_disponering(r.funksjon)
    group by all
),

hele_aar as (
    select r.aar
    from regnskap_per_konto as r
    where r.aar < $aar
    group by r.aar
    having er_helt_aar(min(r.foerste_periode), max(r.siste_periode))
),

konti as (
    select r.* exclude (foerste_periode, siste_periode)
    from regnskap_per_konto as r
    where r.aar = $aar or r.aar in (select h.aar from hele_aar as h)
    union all by name
    select
        b.aar,
        b.omraade as omraade_i_fil,
        b.ansvar,
        b.art,
        sum(b.beloep * tolvdeler_hittil(b.periode, $periode)) / 12 as budsjett,
        sum(b.beloep) as aarsbudsjett
    from driftsbudsjett as b
    where b.aar = $aar and not er_disponering(b.funksjon)
    group by all
),

grupper as (
    select
        k.art,
        g.kode,
        g.gruppe,
        g.sortering::integer as sortering
    from (select distinct art from konti) as k
    inner join artsgruppe as g on k.art between g.fra_art and g.til_art
),

per_aar as materialized (
    select
        k.aar,
        coalesce(s.omraade, k.omraade_i_fil, 'uten') as omraade,
        g.kode as artsgruppe,
        max(s.omraade_navn) as omraade_navn,
        any_value(g.gruppe) as gruppe,
        any_value(g.sortering) as sortering,
        coalesce(sum(k.hittil), 0) as hittil,
        sum(k.hele_aaret) as hele_aaret,
        sum(k.budsjett) as budsjett,
        sum(k.aarsbudsjett) as aarsbudsjett
    from konti as k
    inner join grupper as g on k.art = g.art
    left join steder as s
        on k.ansvar = s.ansvar and siste_dag($aar, $periode) >= s.fra and siste_dag($aar, $periode) < s.foer
    group by k.aar, coalesce(s.omraade, k.omraade_i_fil, 'uten'), g.kode
),

egne_omraader as (
    select distinct coalesce(s.omraade, 'uten') as omraade
    from steder as s
    where
        list_contains($enheter::varchar[], s.enhet)
        and siste_dag($aar, $periode) >= s.fra
        and siste_dag($aar, $periode) < s.foer
),

foer as (
    select
        p.omraade,
        p.artsgruppe,
        avg(p.hittil / nullif(p.hele_aaret, 0)) as andel,
        min(p.hittil / nullif(p.hele_aaret, 0)) as laveste,
        max(p.hittil / nullif(p.hele_aaret, 0)) as hoeyeste,
        count(p.hittil / nullif(p.hele_aaret, 0)) as antall_aar,
        min(abs(p.hele_aaret)) as minste_beloep
    from per_aar as p
    where p.aar < $aar
    group by p.omraade, p.artsgruppe
),

bedoemt as (
    select
        p.omraade,
        p.omraade_navn,
        p.artsgruppe,
        p.gruppe,
        p.sortering,
        coalesce(f.antall_aar, 0) as antall_aar,
        100 * f.andel as andel,
        100 * f.laveste as laveste,
        100 * f.hoeyeste as hoeyeste,
        hvorfor_ikke_andel(coalesce(f.antall_aar, 0), f.laveste, f.hoeyeste, f.minste_beloep) as ustabil,
        coalesce(
            rest_baerer_sesongen(sesongfaktor(p.hittil, p.aarsbudsjett - p.budsjett, f.andel))
            or aaret_baerer_sesongen(sesongfaktor(p.hittil, p.aarsbudsjett, f.andel)),
            false
        ) as baeres
    from per_aar as p
    left join foer as f on p.omraade = f.omraade and p.artsgruppe = f.artsgruppe
    where p.aar = $aar and ($enheter::varchar[] is null or p.omraade in (select e.omraade from egne_omraader as e))
),

sesongandeler as (
    select
        b.* exclude (ustabil, baeres),
        coalesce(b.ustabil, if(b.baeres, null, 'lite budsjett')) as grunn
    from bedoemt as b
)

select * from sesongandeler
order by omraade, sortering, artsgruppe
