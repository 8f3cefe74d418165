-- purpose: accounts, budget, deviation and forecasts for every place, from the whole municipality down to each ansvar
-- grain: one row per nivaa and place: kommune, omraade, enhet, ansvar, and inside $ansvar also funksjon and art;
--   those past the thresholds first, then the largest merforbruk; amounts in kr
-- parameters: aar, periode, ansvar, enheter, grense_kr, grense_prosent
-- periode: 1–12, 13 with the year-end entries, 0 the whole year
-- ansvar: the one to tell funksjoner and arts apart in, null tells none
-- enheter: the only ones to count, null counts all
-- years: all are shown as the municipality was organised at the end of the period, so that they compare
-- percent: that of the whole is of its budgeted expenditure; with taxes and grants in it, the net is close to zero
with regnskap_per_gruppe as (
    select
        r.aar,
        r.omraade as omraade_i_fil,
        r.ansvar,
        case when coalesce(r.ansvar, 'uten') = $ansvar then coalesce(r.funksjon, 'uten') end as funksjon,
        case when coalesce(r.ansvar, 'uten') = $ansvar then coalesce(r.art, 'uten') end as art,
        r.sesonggruppe as artsgruppe,
        max(r.ansvar_navn) as navn_i_fil,
        sum(r.beloep) filter (where er_hittil(r.periode, $periode)) as hittil,
        sum(r.beloep) as hele_aaret,
        min(r.periode) as foerste_periode,
        max(r.periode) as siste_periode
    from driftsregnskap as r
    where r.aar between $aar - 3 and $aar
    group by all
),

budsjett_per_gruppe as (
    select
        b.aar,
        b.omraade as omraade_i_fil,
        b.ansvar,
        case when coalesce(b.ansvar, 'uten') = $ansvar then coalesce(b.funksjon, 'uten') end as funksjon,
        case when coalesce(b.ansvar, 'uten') = $ansvar then coalesce(b.art, 'uten') end as art,
        b.sesonggruppe as artsgruppe,
        max(b.ansvar_navn) as navn_i_fil,
        sum(b.beloep * tolvdeler_hittil(b.periode, $periode)) / 12 as budsjett,
        sum(b.beloep * tolvdeler_hittil(b.periode, $periode)) filter (where b.er_utgift) / 12 as utgiftsbudsjett,
        sum(b.beloep) as aarsbudsjett,
        max(b.versjon) as versjon,
        bool_or(b.periode = 0) as i_tolvdeler
    from driftsbudsjett as b
    where b.aar = $aar
    group by all
),

-- Few rows are left to place: single funksjoner and arts are told apart inside $ansvar alone.
begge as (
    select * from regnskap_per_gruppe
    union all by name
    select * from budsjett_per_gruppe
),

plassert as materialized (
    select
        p.* exclude (ansvar, omraade_i_fil, navn_i_fil),
        coalesce(s.omraade, p.omraade_i_fil, 'uten') as omraade,
        s.omraade_navn,
        coalesce(s.enhet, 'uten') as enhet,
        s.enhet_navn,
        coalesce(p.ansvar, 'uten') as ansvar,
        coalesce(s.ansvar_navn, p.navn_i_fil) as ansvar_navn
    from begge as p
    left join steder as s
        on p.ansvar = s.ansvar and siste_dag($aar, $periode) >= s.fra and siste_dag($aar, $periode) < s.foer
),

grunnlag as (
    select
        coalesce(bool_or(p.aar = $aar and p.hittil is not null), false) as har_regnskap,
        coalesce(bool_or(p.aar = $aar - 1 and p.hittil is not null), false) as har_fjoraar,
        count(p.aarsbudsjett) > 0 as har_budsjett,
        max(p.versjon) as budsjettversjon,
        coalesce(bool_or(p.i_tolvdeler), false) as budsjett_i_tolvdeler
    from plassert as p
),

hele_aar as (
    select p.aar
    from plassert as p
    where p.aar < $aar
    group by p.aar
    having er_helt_aar(min(p.foerste_periode), max(p.siste_periode))
),

andel_per_aar as (
    select
        p.omraade,
        p.artsgruppe,
        sum(p.hittil) / nullif(sum(p.hele_aaret), 0) as andel,
        abs(sum(p.hele_aaret)) as beloep
    from plassert as p
    where p.aar in (select h.aar from hele_aar as h)
    group by p.omraade, p.artsgruppe, p.aar
),

sesongandel as (
    select
        a.omraade,
        a.artsgruppe,
        avg(a.andel) as andel
    from andel_per_aar as a
    group by a.omraade, a.artsgruppe
    having er_stabil_andel(count(a.andel), min(a.andel), max(a.andel), min(a.beloep))
),

artsgruppens_aar as (
    select
        p.omraade,
        p.artsgruppe,
        coalesce(sum(p.hittil) filter (where p.aar = $aar), 0) as regnskap,
        sum(p.aarsbudsjett) - sum(p.budsjett) as gjenstaaende,
        sum(p.aarsbudsjett) as aarsbudsjett
    from plassert as p
    group by p.omraade, p.artsgruppe
),

sesong as (
    select
        a.omraade,
        a.artsgruppe,
        sesongfaktor(g.regnskap, g.gjenstaaende, a.andel) as faktor_rest,
        sesongfaktor(g.regnskap, g.aarsbudsjett, a.andel) as faktor_aar,
        rest_baerer_sesongen(faktor_rest) as rest_baerer,
        aaret_baerer_sesongen(faktor_aar) as aar_baerer
    from sesongandel as a
    inner join artsgruppens_aar as g on a.omraade = g.omraade and a.artsgruppe = g.artsgruppe
),

summer as (
    select
        p.omraade,
        p.enhet,
        p.ansvar,
        p.funksjon,
        p.art,
        p.artsgruppe,
        max(p.omraade_navn) as omraade_navn,
        max(p.enhet_navn) as enhet_navn,
        max(p.ansvar_navn) as ansvar_navn,
        coalesce(sum(p.hittil) filter (where p.aar = $aar), 0) as regnskap,
        coalesce(sum(p.hittil) filter (where p.aar = $aar - 1), 0) as fjoraar,
        coalesce(sum(p.budsjett), 0) as budsjett,
        coalesce(sum(p.utgiftsbudsjett), 0) as utgiftsbudsjett,
        coalesce(sum(p.aarsbudsjett), 0) as aarsbudsjett
    from plassert as p
    where p.aar >= $aar - 1 and ($enheter::varchar[] is null or list_contains($enheter::varchar[], p.enhet))
    group by all
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
    left join sesong as a on s.omraade = a.omraade and s.artsgruppe = a.artsgruppe
),

-- A place's forecast is the sum of its groups of arts, each with the method it can bear: so the parts always add up.
per_sted as (
    select
        ['kommune', 'omraade', 'enhet', 'ansvar', 'funksjon', 'art'][
            6 - grouping(m.omraade) - grouping(m.enhet) - grouping(m.ansvar) - grouping(m.funksjon) - grouping(m.art)
        ] as nivaa,
        m.omraade,
        m.enhet,
        m.ansvar,
        m.funksjon,
        m.art,
        max(m.omraade_navn) as omraade_navn,
        max(m.enhet_navn) as enhet_navn,
        max(m.ansvar_navn) as ansvar_navn,
        sum(m.regnskap) as regnskap,
        sum(m.fjoraar) as fjoraar,
        sum(m.budsjett) as budsjett,
        sum(m.utgiftsbudsjett) as utgiftsbudsjett,
        sum(m.aarsbudsjett) as aarsbudsjett,
        sum(m.rest) as rest,
        sum(m.takt) as takt,
        sum(coalesce(m.sesong, m.rest)) as sesong
    from med_prognose as m
    group by rollup (m.omraade, m.enhet, m.ansvar, m.funksjon, m.art)
    having (grouping(m.funksjon) = 1 or m.funksjon is not null) and count(*) > 0
),

titler as (
    select
        p.*,
        case p.nivaa
            when 'kommune' then 'Hele kommunen'
            when 'omraade' then coalesce(p.omraade_navn, if(p.omraade = 'uten', 'Uten tjenesteområde', p.omraade))
            when 'enhet' then coalesce(p.enhet_navn, if(p.enhet = 'uten', 'Uten enhet' || if(p.omraade = 'uten', '', ' i ' || coalesce(p.omraade_navn, p.omraade)), 'Enhet ' || p.enhet))
            when 'ansvar' then coalesce(p.ansvar_navn, if(p.ansvar = 'uten', 'Uten ansvar', 'Ansvar ' || p.ansvar))
            when 'funksjon' then coalesce(f.tittel, if(p.funksjon = 'uten', 'Uten funksjon', 'Funksjon ' || p.funksjon))
            when 'art' then coalesce(a.tittel, if(p.art = 'uten', 'Uten art', 'Art ' || p.art))
        end as navn
    from per_sted as p
    left join funksjon as f
        on p.funksjon = f.kode and $aar between coalesce(f.gyldig_fra::integer, 0) and coalesce(f.gyldig_til::integer, 9999)
    left join art as a
        on p.art = a.kode and $aar between coalesce(a.gyldig_fra::integer, 0) and coalesce(a.gyldig_til::integer, 9999)
),

-- What the year does not have is empty, never zero.
uten_det_som_mangler as (
    select
        t.nivaa,
        t.omraade,
        t.enhet,
        t.ansvar,
        t.funksjon,
        t.art,
        t.navn,
        if(g.har_regnskap, t.regnskap, null) as regnskap,
        if(g.har_fjoraar, t.fjoraar, null) as fjoraar,
        if(g.har_budsjett, t.budsjett, null) as budsjett,
        if(g.har_budsjett, t.utgiftsbudsjett, null) as utgiftsbudsjett,
        if(g.har_budsjett, t.aarsbudsjett, null) as aarsbudsjett,
        if(g.har_budsjett and g.har_regnskap, t.rest, null) as prognose_rest,
        if(g.har_regnskap, t.takt, null) as prognose_takt,
        if(g.har_budsjett and g.har_regnskap, t.sesong, null) as prognose_sesong,
        g.budsjettversjon,
        g.budsjett_i_tolvdeler
    from titler as t
    cross join grunnlag as g
),

oekonomi_per_sted as (
    select
        u.* exclude (utgiftsbudsjett),
        avvik(u.budsjett, u.regnskap) as avvik,
        case u.nivaa
            when 'kommune' then avvik_i_prosent_av(u.utgiftsbudsjett, u.budsjett, u.regnskap)
            else avvik_prosent(u.budsjett, u.regnskap)
        end as avvik_prosent,
        er_til_muntlig_gjennomgang(u.budsjett, u.regnskap, $grense_kr, $grense_prosent) as muntlig
    from uten_det_som_mangler as u
)

select * from oekonomi_per_sted
order by muntlig desc, avvik nulls last, aarsbudsjett desc, navn, omraade, enhet, ansvar, funksjon, art
