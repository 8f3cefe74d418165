-- purpose: how well each method of forecast did in earlier years: what it would have said at the same month, and how
--   the year ended
-- grain: one row per nivaa (kommune, omraade, enhet), place, aar and metode (rest, takt, sesong, leder), for every
--   earlier year with all its months and a budget; amounts in kr
-- parameters: aar, periode, enheter
-- periode: 1–12, the month the forecasts are made at
-- enheter: the only ones to count, null counts all
-- known then: the year's own accounts to date, its budget, and the seasonal shares of the three years before it. The
--   lake keeps a year's budget as it ended: changes adopted after the month are in it, and the errors may be too small
-- sesong: where no group of arts had a share to be forecast by, the figure is that of rest, and reserve is true
-- leder: only where a leader had reported by then; a sum counts those who had not with sesong
-- faktisk: with the year-end entries where they are there (med_aarsavslutning), but with what is set aside, drawn or
--   carried forward as budgeted: that is settled by the result, and would make every year end on its budget
-- feil: prognose − faktisk, + when the forecast was too high; in per cent of the year's budgeted expenditure, or of
--   its net budget where there is none
-- places: as the municipality is organised at the end of the chosen period, so that a place is judged by its own past
with regnskap_per_konto as materialized (
    select
        r.aar,
        r.omraade as omraade_i_fil,
        r.ansvar,
        r.art,
        er_disponering(r.funksjon) as disponering,
        sum(r.beloep) filter (er_hittil(r.periode, $periode)) as hittil,
        sum(r.beloep) as hele_aaret,
        sum(r.beloep) filter (not er_disponering(r.funksjon)) as faktisk,
        min(r.periode) as foerste_periode,
        max(r.periode) as siste_periode
    from driftsregnskap as r
    where r.aar < $aar
    group by all
),

hele_aar as materialized (
    select
        r.aar,
        max(r.siste_periode) >= 13 as med_aarsavslutning
    from regnskap_per_konto as r
    group by r.aar
    having er_helt_aar(min(r.foerste_periode), max(r.siste_periode))
),

budsjett_per_konto as materialized (
    select
        b.aar,
        b.omraade as omraade_i_fil,
        b.ansvar,
        b.art,
        er_disponering(b.funksjon) as disponering,
        sum(b.beloep * tolvdeler_hittil(b.periode, $periode)) / 12 as budsjett,
        sum(b.beloep) as aarsbudsjett,
        sum(b.beloep) filter (er_disponering(b.funksjon)) as faktisk
    from driftsbudsjett as b
    where b.aar in (select h.aar from hele_aar as h)
    group by all
),

proevde_aar as materialized (
    select
        h.aar,
        h.med_aarsavslutning
    from hele_aar as h
    where h.aar in (select b.aar from budsjett_per_konto as b)
),

konti as (
    select r.* exclude (foerste_periode, siste_periode)
    from regnskap_per_konto as r
    where r.aar in (select h.aar from hele_aar as h)
    union all by name
    select * from budsjett_per_konto
),

artsgrupper as (
    select
        k.art,
        g.kode as artsgruppe,
        g.utgift_inntekt = 'utgift' as er_utgift
    from (select distinct art from konti) as k
    inner join artsgruppe as g on k.art between g.fra_art and g.til_art
),

plassert as materialized (
    select
        k.aar,
        coalesce(s.omraade, k.omraade_i_fil, 'uten') as omraade,
        coalesce(s.enhet, 'uten') as enhet,
        case when not k.disponering then g.artsgruppe end as artsgruppe,
        sum(k.hittil) as hittil,
        sum(k.hele_aaret) as hele_aaret,
        sum(k.faktisk) as faktisk,
        sum(k.budsjett) as budsjett,
        sum(k.aarsbudsjett) as aarsbudsjett,
        sum(k.aarsbudsjett) filter (g.er_utgift) as utgiftsbudsjett
    from konti as k
    left join artsgrupper as g on k.art = g.art
    left join steder as s
        on k.ansvar = s.ansvar and siste_dag($aar, $periode) >= s.fra and siste_dag($aar, $periode) < s.foer
    group by all
),

artsgruppens_aar as (
    select
        p.aar,
        p.omraade,
        p.artsgruppe,
        coalesce(sum(p.hittil), 0) as regnskap,
        sum(p.hele_aaret) as hele_aaret,
        sum(p.aarsbudsjett) - sum(p.budsjett) as gjenstaaende,
        sum(p.aarsbudsjett) as aarsbudsjett
    from plassert as p
    group by p.aar, p.omraade, p.artsgruppe
),

-- As oekonomi_per_sted takes it from the years before the one it forecasts.
sesongandel as (
    select
        p.aar,
        a.omraade,
        a.artsgruppe,
        avg(a.regnskap / nullif(a.hele_aaret, 0)) as andel
    from proevde_aar as p
    inner join artsgruppens_aar as a on p.aar - 3 <= a.aar and p.aar > a.aar
    group by p.aar, a.omraade, a.artsgruppe
    having er_stabil_andel(
        count(a.regnskap / nullif(a.hele_aaret, 0)),
        min(a.regnskap / nullif(a.hele_aaret, 0)),
        max(a.regnskap / nullif(a.hele_aaret, 0)),
        min(abs(a.hele_aaret))
    )
),

sesong as (
    select
        a.aar,
        a.omraade,
        a.artsgruppe,
        sesongfaktor(g.regnskap, g.gjenstaaende, a.andel) as faktor_rest,
        sesongfaktor(g.regnskap, g.aarsbudsjett, a.andel) as faktor_aar,
        rest_baerer_sesongen(faktor_rest) as rest_baerer,
        aaret_baerer_sesongen(faktor_aar) as aar_baerer
    from sesongandel as a
    inner join artsgruppens_aar as g on a.aar = g.aar and a.omraade = g.omraade and a.artsgruppe = g.artsgruppe
),

summer as (
    select
        p.aar,
        p.omraade,
        p.enhet,
        p.artsgruppe,
        coalesce(p.hittil, 0) as regnskap,
        coalesce(p.faktisk, 0) as faktisk,
        coalesce(p.budsjett, 0) as budsjett,
        coalesce(p.aarsbudsjett, 0) as aarsbudsjett,
        p.utgiftsbudsjett
    from plassert as p
    where
        p.aar in (select y.aar from proevde_aar as y)
        and ($enheter::varchar[] is null or list_contains($enheter::varchar[], p.enhet))
),

med_prognose as (
    select
        s.*,
        prognose_rest(s.regnskap, s.budsjett, s.aarsbudsjett) as rest,
        prognose_takt(s.regnskap, $periode) as takt,
        case
            when a.rest_baerer then prognose_sesong(s.regnskap, s.aarsbudsjett - s.budsjett, a.faktor_rest)
            when a.aar_baerer then prognose_sesong(s.regnskap, s.aarsbudsjett, a.faktor_aar)
        end as sesong
    from summer as s
    left join sesong as a on s.aar = a.aar and s.omraade = a.omraade and s.artsgruppe = a.artsgruppe
),

per_enhet as (
    select
        m.aar,
        m.omraade,
        m.enhet,
        sum(m.faktisk) as faktisk,
        sum(m.aarsbudsjett) as aarsbudsjett,
        sum(m.utgiftsbudsjett) as utgiftsbudsjett,
        sum(m.rest) as rest,
        sum(m.takt) as takt,
        sum(coalesce(m.sesong, m.rest)) as sesong,
        count(m.sesong) = 0 as reserve
    from med_prognose as m
    group by m.aar, m.omraade, m.enhet
),

ledernes_siste as (
    select
        l.aar,
        l.enhet,
        l.prognose
    from lederprognoser as l
    where l.aar in (select y.aar from proevde_aar as y) and er_hittil(l.periode, $periode)
    qualify row_number() over (partition by l.aar, l.enhet order by l.periode desc, l.dato desc nulls last) = 1
),

-- An enhet whose ansvar lie in two tjenesteområder has two rows, and the leader's figure belongs to neither alone.
med_leder as (
    select
        e.*,
        case when count(*) over (partition by e.aar, e.enhet) = 1 then l.prognose end as leder
    from per_enhet as e
    left join ledernes_siste as l on e.aar = l.aar and e.enhet = l.enhet
),

per_sted as (
    select
        m.aar,
        ['kommune', 'omraade', 'enhet'][3 - grouping(m.omraade) - grouping(m.enhet)] as nivaa,
        m.omraade,
        m.enhet,
        sum(m.faktisk) as faktisk,
        sum(m.aarsbudsjett) as aarsbudsjett,
        sum(m.utgiftsbudsjett) as utgiftsbudsjett,
        sum(m.rest) as rest,
        sum(m.takt) as takt,
        sum(m.sesong) as sesong,
        if(count(m.leder) > 0, sum(coalesce(m.leder, m.sesong)), null) as leder,
        bool_and(m.reserve) as reserve
    from med_leder as m
    group by m.aar, rollup (m.omraade, m.enhet)
),

per_metode as (
    select
        s.* exclude (rest, takt, sesong, leder, reserve),
        m.metode,
        case m.metode when 'rest' then s.rest when 'takt' then s.takt when 'sesong' then s.sesong else s.leder end as prognose,
        m.metode = 'sesong' and s.reserve as reserve
    from per_sted as s
    cross join (values ('rest'), ('takt'), ('sesong'), ('leder')) as m (metode)
),

prognosetreff as (
    select
        p.nivaa,
        p.omraade,
        p.enhet,
        p.aar,
        p.metode,
        p.prognose,
        p.faktisk,
        p.prognose - p.faktisk as feil,
        100.0 * feil / abs(coalesce(nullif(p.utgiftsbudsjett, 0), nullif(p.aarsbudsjett, 0))) as feil_prosent,
        p.reserve,
        y.med_aarsavslutning
    from per_metode as p
    inner join proevde_aar as y on p.aar = y.aar
    where p.prognose is not null
)

select * from prognosetreff
order by aar desc, nivaa, omraade, enhet, metode
