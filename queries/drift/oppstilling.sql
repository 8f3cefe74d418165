-- purpose: one of the statements of the budget and accounts regulation: § 5-4 bevilgningsoversikt drift or § 5-6
--   økonomisk oversikt etter art, with the year's budget, the accounts so far, and last year at the same time
-- grain: one row per line in the regulation's order; last, with no linje, what stands on arts that belong to no line;
--   amounts in kr; no rows for a year in which the statement did not exist
-- parameters: aar, periode, oppstilling
-- periode: 1–12, 13 with the year-end entries, 0 the whole year
-- oppstilling: '5-4' or '5-6'
-- signs: as the statement is read. Revenue and expenditure both stand as positive, a result is revenue minus
--   expenditure, use of fund stands as negative; the last line is negative where there is merforbruk to cover, and in a
--   running year it is what nobody has disposed of yet
-- avvik: budsjett − regnskap of the amounts as they are stored, so + is better for the result on every line: more
--   revenue, less expenditure, less set aside
-- fjoraar is last year at the same time, hele_fjoraaret the whole of it
-- siste_periode, fjoraarets_siste_periode: the newest with accounts in the year, whatever is chosen
-- lines: each adds up the posts on the lines fra_linje–til_linje of reference list oppstilling
with linjer as (
    select
        o.linje::integer as linje,
        o.tittel,
        o.slag,
        o.fortegn::integer as fortegn,
        o.fra_linje::integer as fra_linje,
        o.til_linje::integer as til_linje
    from oppstilling as o
    where o.oppstilling = $oppstilling and gjelder_i_aaret($aar, o.gyldig_fra, o.gyldig_til)
),

oppstillingens_aar as (
    select a.aar
    from range($aar - 1, $aar + 1) as a (aar)
    where
        exists (
            from oppstilling as o
            where o.oppstilling = $oppstilling and gjelder_i_aaret(a.aar, o.gyldig_fra, o.gyldig_til)
        )
),

regnskapsposter as (
    select
        r.aar,
        r.art,
        r.funksjon,
        sum(r.beloep) filter (where r.aar = $aar and er_hittil(r.periode, $periode)) as regnskap,
        sum(r.beloep) filter (where r.aar < $aar and er_hittil(r.periode, $periode)) as fjoraar,
        sum(r.beloep) filter (where r.aar < $aar) as hele_fjoraaret,
        max(r.periode) filter (where r.aar = $aar) as siste_periode,
        max(r.periode) filter (where r.aar < $aar) as fjoraarets_siste_periode
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
        sum(b.beloep * tolvdeler_hittil(b.periode, $periode)) / 12 as budsjett,
        sum(b.beloep) as aarsbudsjett,
        max(b.versjon) as budsjettversjon,
        bool_or(b.periode = 0) as budsjett_i_tolvdeler
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

poster as (
    select *
    from alle_poster as a
    where a.aar in (select o.aar from oppstillingens_aar as o)
),

grunnlag as (
    select
        count(p.regnskap) > 0 as har_regnskap,
        count(p.fjoraar) > 0 as har_fjoraar,
        count(p.hele_fjoraaret) > 0 as har_hele_fjoraaret,
        count(p.aarsbudsjett) > 0 as har_budsjett,
        count(p.opprinnelig) > 0 as har_opprinnelig,
        max(p.siste_periode) as siste_periode,
        max(p.fjoraarets_siste_periode) as fjoraarets_siste_periode,
        max(p.budsjettversjon) as budsjettversjon,
        coalesce(bool_or(p.budsjett_i_tolvdeler), false) as budsjett_i_tolvdeler
    from poster as p
),

plassert as (
    select
        k.linje::integer as linje,
        sum(p.regnskap) as regnskap,
        sum(p.fjoraar) as fjoraar,
        sum(p.hele_fjoraaret) as hele_fjoraaret,
        sum(p.budsjett) as budsjett,
        sum(p.aarsbudsjett) as aarsbudsjett,
        sum(p.opprinnelig) as opprinnelig
    from poster as p
    left join oppstilling_art as k
        on
            k.oppstilling = $oppstilling
            and gjelder_i_aaret(p.aar, k.gyldig_fra, k.gyldig_til)
            and er_i_spennet(p.art, k.fra_art, k.til_art)
            and er_i_spennet(p.funksjon, k.fra_funksjon, k.til_funksjon)
    group by k.linje
),

per_linje as (
    select
        l.linje,
        l.tittel,
        l.slag,
        l.fortegn,
        l.fra_linje < l.til_linje as er_sum,
        coalesce(sum(p.regnskap), 0) as regnskap,
        coalesce(sum(p.fjoraar), 0) as fjoraar,
        coalesce(sum(p.hele_fjoraaret), 0) as hele_fjoraaret,
        coalesce(sum(p.budsjett), 0) as budsjett,
        coalesce(sum(p.aarsbudsjett), 0) as aarsbudsjett,
        coalesce(sum(p.opprinnelig), 0) as opprinnelig
    from linjer as l
    left join plassert as p on p.linje between l.fra_linje and l.til_linje
    group by all
    union all
    select
        null as linje,
        'Poster på arter uten linje' as tittel,
        'utgift' as slag,
        1 as fortegn,
        false as er_sum,
        coalesce(p.regnskap, 0) as regnskap,
        coalesce(p.fjoraar, 0) as fjoraar,
        coalesce(p.hele_fjoraaret, 0) as hele_fjoraaret,
        coalesce(p.budsjett, 0) as budsjett,
        coalesce(p.aarsbudsjett, 0) as aarsbudsjett,
        coalesce(p.opprinnelig, 0) as opprinnelig
    from plassert as p
    where p.linje is null
),

-- What the year does not have is empty, never zero.
oppstillingen as (
    select
        p.linje,
        p.tittel,
        p.slag,
        p.er_sum,
        if(g.har_opprinnelig, p.fortegn * p.opprinnelig, null) as opprinnelig,
        if(g.har_budsjett, p.fortegn * p.aarsbudsjett, null) as aarsbudsjett,
        if(g.har_budsjett, p.fortegn * p.budsjett, null) as budsjett,
        if(g.har_regnskap, p.fortegn * p.regnskap, null) as regnskap,
        if(g.har_budsjett and g.har_regnskap, avvik(p.budsjett, p.regnskap), null) as avvik,
        if(g.har_fjoraar, p.fortegn * p.fjoraar, null) as fjoraar,
        if(g.har_hele_fjoraaret, p.fortegn * p.hele_fjoraaret, null) as hele_fjoraaret,
        g.siste_periode,
        g.fjoraarets_siste_periode,
        g.budsjettversjon,
        g.budsjett_i_tolvdeler
    from per_linje as p
    cross join grunnlag as g
)

select * from oppstillingen
order by linje nulls last
