-- purpose: what explains a place's deviation: its accounts against its budget, group of arts by group of arts
-- grain: one row per artsgruppe the place has amounts in, this year or last, in the order of a statement; amounts in kr
-- parameters: aar, periode, omraade, enhet, ansvar, funksjon, enheter
-- place: named by as many of omraade, enhet, ansvar and funksjon as it takes, the others null
-- enheter: the only ones to count, null counts all
-- sums: those of drift/oekonomi_per_sted for the same place; what the year does not have is empty, never zero
with regnskap_per_ansvar as (
    select
        case when skal_plasseres($omraade, $enhet, $enheter) then r.omraade end as omraade_i_fil,
        case when skal_plasseres($omraade, $enhet, $enheter) then r.ansvar end as ansvar,
        r.art,
        coalesce(sum(r.beloep) filter (where r.aar = $aar), 0) as regnskap,
        coalesce(sum(r.beloep) filter (where r.aar = $aar - 1), 0) as fjoraar
    from driftsregnskap as r
    where
        r.aar between $aar - 1 and $aar
        and er_hittil(r.periode, $periode)
        and ($ansvar is null or coalesce(r.ansvar, 'uten') = $ansvar)
        and ($funksjon is null or coalesce(r.funksjon, 'uten') = $funksjon)
    group by all
),

budsjett_per_ansvar as (
    select
        case when skal_plasseres($omraade, $enhet, $enheter) then b.omraade end as omraade_i_fil,
        case when skal_plasseres($omraade, $enhet, $enheter) then b.ansvar end as ansvar,
        b.art,
        sum(b.beloep * tolvdeler_hittil(b.periode, $periode)) / 12 as budsjett,
        sum(b.beloep) as aarsbudsjett
    from driftsbudsjett as b
    where
        b.aar = $aar
        and ($ansvar is null or coalesce(b.ansvar, 'uten') = $ansvar)
        and ($funksjon is null or coalesce(b.funksjon, 'uten') = $funksjon)
    group by all
),

begge as (
    select * from regnskap_per_ansvar
    union all by name
    select * from budsjett_per_ansvar
),

stedets as (
    select
        b.art,
        coalesce(sum(b.regnskap), 0) as regnskap,
        coalesce(sum(b.fjoraar), 0) as fjoraar,
        coalesce(sum(b.budsjett), 0) as budsjett,
        coalesce(sum(b.aarsbudsjett), 0) as aarsbudsjett
    from begge as b
    left join steder as s
        on b.ansvar = s.ansvar and siste_dag($aar, $periode) >= s.fra and siste_dag($aar, $periode) < s.foer
    where
        ($omraade is null or coalesce(s.omraade, b.omraade_i_fil, 'uten') = $omraade)
        and ($enhet is null or coalesce(s.enhet, 'uten') = $enhet)
        and ($enheter::varchar[] is null or list_contains($enheter::varchar[], coalesce(s.enhet, 'uten')))
    group by b.art
),

-- An art outside every group, or none, is still money: it stands last.
per_artsgruppe as (
    select
        coalesce(g.kode, 'uten') as kode,
        coalesce(g.gruppe, 'Uten artsgruppe') as gruppe,
        coalesce(g.sortering::integer, 9999) as sortering,
        coalesce(g.utgift_inntekt = 'utgift', true) as er_utgift,
        sum(s.regnskap) as regnskap,
        sum(s.fjoraar) as fjoraar,
        sum(s.budsjett) as budsjett,
        sum(s.aarsbudsjett) as aarsbudsjett
    from stedets as s
    left join artsgruppe as g on s.art between g.fra_art and g.til_art
    group by all
),

-- What is missing is missing for everybody: a place without rows in a year that has them used nothing.
grunnlag as (
    select
        coalesce(bool_or(r.aar = $aar), false) as har_regnskap,
        coalesce(bool_or(r.aar = $aar - 1), false) as har_fjoraar,
        (select count(*) > 0 from driftsbudsjett as b where b.aar = $aar) as har_budsjett
    from driftsregnskap as r
    where r.aar between $aar - 1 and $aar and er_hittil(r.periode, $periode)
),

avvik_per_artsgruppe as (
    select
        p.kode,
        p.gruppe,
        p.sortering,
        p.er_utgift,
        if(g.har_budsjett, p.budsjett, null) as budsjett,
        if(g.har_regnskap, p.regnskap, null) as regnskap,
        if(g.har_budsjett and g.har_regnskap, avvik(p.budsjett, p.regnskap), null) as avvik,
        if(g.har_budsjett and g.har_regnskap, avvik_prosent(p.budsjett, p.regnskap), null) as avvik_prosent,
        if(g.har_fjoraar, p.fjoraar, null) as fjoraar,
        if(g.har_budsjett, p.aarsbudsjett, null) as aarsbudsjett
    from per_artsgruppe as p
    cross join grunnlag as g
)

select * from avvik_per_artsgruppe
order by sortering
