-- purpose: § 5-4's second table: the net appropriations of line 6 in the first, per tjenesteområde
-- grain: one row per tjenesteområde, by name; amounts in kr, net expenditure positive; together they are line 6
-- parameters: aar, periode
-- periode: 1–12, 13 with the year-end entries, 0 the whole year
-- years: both are shown as the municipality was organised at the end of the period, so that they compare
with regnskapsposter as (
    select
        r.aar,
        r.art,
        r.funksjon,
        r.ansvar,
        r.omraade as omraade_i_fil,
        sum(r.beloep) filter (where r.aar = $aar and er_hittil(r.periode, $periode)) as regnskap,
        sum(r.beloep) filter (where r.aar < $aar and er_hittil(r.periode, $periode)) as fjoraar
    from driftsregnskap as r
    where r.aar between $aar - 1 and $aar
    group by all
),

-- A budget for the whole year is spread in twelfths.
budsjettposter as (
    select
        b.aar,
        b.art,
        b.funksjon,
        b.ansvar,
        b.omraade as omraade_i_fil,
        sum(b.beloep * tolvdeler_hittil(b.periode, $periode)) / 12 as budsjett,
        sum(b.beloep) as aarsbudsjett
    from driftsbudsjett as b
    where b.aar = $aar
    group by all
),

-- The budget in force leaves out what was first adopted.
opprinnelige_poster as (
    select
        b.aar,
        b.art,
        b.funksjon,
        b.ansvar,
        b.omraade as omraade_i_fil,
        sum(b.beloep) as opprinnelig
    from budsjett as b
    where b.aar = $aar and b.versjon = 'opprinnelig' and b.kontoklasse = '1'
    group by all
),

alle_poster as (
    select * from regnskapsposter
    union all by name
    select * from budsjettposter
    union all by name
    select * from opprinnelige_poster
),

grunnlag as (
    select
        count(p.regnskap) > 0 as har_regnskap,
        count(p.fjoraar) > 0 as har_fjoraar,
        count(p.aarsbudsjett) > 0 as har_budsjett,
        count(p.opprinnelig) > 0 as har_opprinnelig
    from alle_poster as p
    inner join oppstilling as o
        on o.oppstilling = '5-4' and o.linje = '6' and gjelder_i_aaret(p.aar, o.gyldig_fra, o.gyldig_til)
),

bevilgninger as (
    select p.*
    from alle_poster as p
    inner join oppstilling_art as k
        on
            k.oppstilling = '5-4'
            and k.linje = '6'
            and gjelder_i_aaret(p.aar, k.gyldig_fra, k.gyldig_til)
            and er_i_spennet(p.art, k.fra_art, k.til_art)
            and er_i_spennet(p.funksjon, k.fra_funksjon, k.til_funksjon)
),

per_omraade as (
    select
        coalesce(s.omraade, b.omraade_i_fil, 'uten') as omraade,
        max(s.omraade_navn) as omraade_navn,
        coalesce(sum(b.regnskap), 0) as regnskap,
        coalesce(sum(b.fjoraar), 0) as fjoraar,
        coalesce(sum(b.budsjett), 0) as budsjett,
        coalesce(sum(b.aarsbudsjett), 0) as aarsbudsjett,
        coalesce(sum(b.opprinnelig), 0) as opprinnelig
    from bevilgninger as b
    left join steder as s
        on b.ansvar = s.ansvar and siste_dag($aar, $periode) >= s.fra and siste_dag($aar, $periode) < s.foer
    group by all
),

-- What the year does not have is empty, never zero.
netto_per_omraade as (
    select
        p.omraade,
        coalesce(p.omraade_navn, if(p.omraade = 'uten', 'Uten tjenesteområde', p.omraade)) as navn,
        if(g.har_opprinnelig, p.opprinnelig, null) as opprinnelig,
        if(g.har_budsjett, p.aarsbudsjett, null) as aarsbudsjett,
        if(g.har_budsjett, p.budsjett, null) as budsjett,
        if(g.har_regnskap, p.regnskap, null) as regnskap,
        if(g.har_budsjett and g.har_regnskap, avvik(p.budsjett, p.regnskap), null) as avvik,
        if(g.har_fjoraar, p.fjoraar, null) as fjoraar
    from per_omraade as p
    cross join grunnlag as g
)

select * from netto_per_omraade
order by omraade = 'uten', navn, omraade
