-- purpose: what a place can use a month for the rest of the year if it is to land on its budget, against how it uses now
-- grain: one row per nivaa and place: kommune, omraade, enhet, ansvar, and inside $ansvar also funksjon; those that
--   must gain most first; kr net: regnskap and budsjett so far, aarsbudsjett the year's, the others a mean per month
-- parameters: aar, periode, ansvar, enheter
-- periode: 1–12 a month; 13 and 0 leave no month to turn in, and the means are empty
-- ansvar: the one to tell funksjoner apart in, null tells none
-- enheter: the only ones to count, null counts all
-- siste_tre: the last three months of the year so far, or as many of them as have accounts (maaneder_i_snittet)
-- i_fjor_resten: the same remaining months last year, without its year-end entries; empty unless all are there
-- endring: from siste_tre to per_maaned, − is to use less; in per cent only between two amounts with the same sign,
--   and never for the whole, whose net is close to zero
-- innhenting: what must be gained on the budget for the rest of the year, less what the last three months already
--   gain on theirs; held against the budget's own rhythm, so that no season is taken for a turn; 0 or less: nothing
-- years: both are shown as the municipality was organised at the end of the period, so that they compare
with regnskap_per_ansvar as (
    select
        r.omraade as omraade_i_fil,
        r.ansvar,
        case when coalesce(r.ansvar, 'uten') = $ansvar then coalesce(r.funksjon, 'uten') end as funksjon,
        sum(r.beloep) filter (where r.aar = $aar and er_hittil(r.periode, $periode)) as regnskap,
        sum(r.beloep) filter (where r.aar = $aar and er_av_de_siste(r.periode, $periode)) as siste,
        sum(r.beloep) filter (where r.aar = $aar - 1 and er_igjen(r.periode, $periode)) as i_fjor,
        bool_or(r.aar = $aar - 1) as fantes_i_fjor
    from driftsregnskap as r
    where r.aar between $aar - 1 and $aar
    group by all
),

budsjett_per_ansvar as (
    select
        b.omraade as omraade_i_fil,
        b.ansvar,
        case when coalesce(b.ansvar, 'uten') = $ansvar then coalesce(b.funksjon, 'uten') end as funksjon,
        sum(b.beloep * tolvdeler_hittil(b.periode, $periode)) / 12 as budsjett,
        sum(b.beloep * tolvdeler_av_de_siste(b.periode, $periode)) / 12 as budsjett_siste,
        sum(b.beloep) as aarsbudsjett
    from driftsbudsjett as b
    where b.aar = $aar
    group by all
),

begge as (
    select * from regnskap_per_ansvar
    union all by name
    select * from budsjett_per_ansvar
),

plassert as (
    select
        b.* exclude (ansvar, omraade_i_fil),
        coalesce(s.omraade, b.omraade_i_fil, 'uten') as omraade,
        coalesce(s.enhet, 'uten') as enhet,
        coalesce(b.ansvar, 'uten') as ansvar
    from begge as b
    left join steder as s
        on b.ansvar = s.ansvar and siste_dag($aar, $periode) >= s.fra and siste_dag($aar, $periode) < s.foer
),

per_sted as (
    select
        ['kommune', 'omraade', 'enhet', 'ansvar', 'funksjon'][
            5 - grouping(p.omraade) - grouping(p.enhet) - grouping(p.ansvar) - grouping(p.funksjon)
        ] as nivaa,
        p.omraade,
        p.enhet,
        p.ansvar,
        p.funksjon,
        coalesce(sum(p.regnskap), 0) as regnskap,
        coalesce(sum(p.budsjett), 0) as budsjett,
        coalesce(sum(p.aarsbudsjett), 0) as aarsbudsjett,
        coalesce(sum(p.siste), 0) as siste,
        coalesce(sum(p.budsjett_siste), 0) as budsjett_siste,
        case when bool_or(p.fantes_i_fjor) then coalesce(sum(p.i_fjor), 0) end as i_fjor
    from plassert as p
    where $enheter::varchar[] is null or list_contains($enheter::varchar[], p.enhet)
    group by rollup (p.omraade, p.enhet, p.ansvar, p.funksjon)
    having (grouping(p.funksjon) = 1 or p.funksjon is not null) and count(*) > 0
),

-- What the year does not have is empty, never zero.
grunnlag as (
    select
        coalesce(bool_or(r.aar = $aar and er_hittil(r.periode, $periode)), false) as har_regnskap,
        (select count(*) > 0 from driftsbudsjett as b where b.aar = $aar) as har_budsjett,
        nullif(maaneder_igjen($periode), 0) as igjen,
        count(distinct r.periode) filter (where r.aar = $aar and er_av_de_siste(r.periode, $periode)) as siste,
        count(distinct r.periode) filter (where r.aar = $aar - 1 and er_igjen(r.periode, $periode)) as i_fjor
    from driftsregnskap as r
    where r.aar between $aar - 1 and $aar
),

per_maaned as (
    select
        p.nivaa,
        p.omraade,
        p.enhet,
        p.ansvar,
        p.funksjon,
        if(g.har_regnskap, p.regnskap, null) as regnskap,
        if(g.har_budsjett, p.budsjett, null) as budsjett,
        if(g.har_budsjett, p.aarsbudsjett, null) as aarsbudsjett,
        coalesce(g.igjen, 0) as maaneder_igjen,
        g.siste as maaneder_i_snittet,
        if(g.har_regnskap and g.har_budsjett, (p.aarsbudsjett - p.regnskap) / g.igjen, null) as per_maaned,
        if(g.igjen is null, null, p.siste / nullif(g.siste, 0)) as siste_tre,
        if(g.i_fjor = g.igjen, p.i_fjor / g.igjen, null) as i_fjor_resten,
        if(g.har_budsjett, (p.aarsbudsjett - p.budsjett) / g.igjen, null) as budsjett_resten,
        if(g.siste = antall_siste($periode), (p.budsjett_siste - p.siste) / g.siste, null) as hentes_alt_inn
    from per_sted as p
    cross join grunnlag as g
),

hva_maa_til as (
    select
        m.* exclude (hentes_alt_inn),
        m.per_maaned - m.siste_tre as endring,
        case
            when m.nivaa != 'kommune' and m.per_maaned * m.siste_tre > 0
                then 100 * (m.per_maaned - m.siste_tre) / abs(m.siste_tre)
        end as endring_prosent,
        m.budsjett_resten - m.per_maaned - greatest(coalesce(m.hentes_alt_inn, 0), 0) as innhenting
    from per_maaned as m
)

select * from hva_maa_til
order by
    innhenting desc nulls last, aarsbudsjett desc,
    omraade nulls first, enhet nulls first, ansvar nulls first, funksjon nulls first
