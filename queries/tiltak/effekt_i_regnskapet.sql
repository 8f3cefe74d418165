-- purpose: what the accounts show at the address of each of the year's measures, against last year and the budget
-- grain: one row per tiltak that year, in order of id; amounts in kr for the year so far
--   leses: whether there is an effect to look for: adopted for this year, and the measure not dropped
--   regnskap, fjoraar, budsjett: at the address; null where there is nothing to read or compare with. fjoraar is of
--     the months that this year has accounts for, and null where last year lacks any of them
--   nedgang: fjoraar - regnskap, less used or more earned; avvik: budsjett - regnskap
--   vedtatt_hittil: the adopted effect in twelfths, of all measures that are read together
--   leses_hos: the measure on whose row the figures of a shared address stand; null where it is this one
--   deler_med: the other measures with the very same address; overlapper: those whose addresses have posts in common
--   uten_effekt: gjennomført, and the accounts show none of it (er_uten_effekt); false where that cannot be told, as
--     where addresses overlap
-- once: every post is counted at the most precise address it belongs to, so the figures may be added up
-- parameters: aar, periode, enheter
-- enheter: only measures on the ansvar of these; null shows all
with lesbare as (
    select
        t.id,
        t.ansvar,
        t.funksjon,
        t.art,
        t.vedtatt_effekt
    from tiltak as t
    where
        t.aar = $aar
        and t.vedtatt_effekt <> 0
        and coalesce(t.status, '') <> 'utgår'
        and coalesce(t.ansvar, t.funksjon, t.art) is not null
),

adresser as (
    select
        l.ansvar,
        l.funksjon,
        l.art,
        min(l.id) as foerste,
        list(distinct l.id order by l.id) as alle,
        sum(l.vedtatt_effekt) * maaneder_hittil($periode) / 12 as vedtatt_hittil,
        if(l.ansvar is null, 0, 1) + if(l.funksjon is null, 0, 1) + if(l.art is null, 0, 1) as presisjon
    from lesbare as l
    group by l.ansvar, l.funksjon, l.art
),

regnskapet as materialized (
    select
        r.ansvar,
        r.funksjon,
        r.art,
        r.aar,
        r.periode,
        sum(r.beloep) as beloep
    from driftsregnskap as r
    where r.aar in ($aar - 1, $aar) and er_hittil(r.periode, $periode)
    group by all
),

budsjettet as (
    select
        b.ansvar,
        b.funksjon,
        b.art,
        sum(b.beloep * tolvdeler_hittil(b.periode, $periode)) / 12 as budsjett
    from driftsbudsjett as b
    where b.aar = $aar
    group by all
),

maaneder as (
    select
        r.periode,
        bool_or(r.aar = $aar) as i_aar,
        bool_or(r.aar = $aar - 1) as i_fjor
    from regnskapet as r
    group by r.periode
),

grunnlag as (
    select
        coalesce(bool_or(m.i_aar), false) as har_aaret,
        coalesce(bool_or(m.i_aar) and bool_and(m.i_fjor or not m.i_aar), false) as har_fjoraaret
    from maaneder as m
),

konti as (
    select
        r.ansvar,
        r.funksjon,
        r.art,
        sum(r.beloep) filter (where r.aar = $aar) as regnskap,
        sum(r.beloep) filter (where r.aar = $aar - 1) as fjoraar,
        null::decimal(18, 2) as budsjett
    from regnskapet as r
    inner join maaneder as m on r.periode = m.periode
    where m.i_aar
    group by all
    union all by name
    select * from budsjettet
),

per_konto as (
    select
        k.ansvar,
        k.funksjon,
        k.art,
        row_number() over () as nr,
        sum(k.regnskap) as regnskap,
        sum(k.fjoraar) as fjoraar,
        sum(k.budsjett) as budsjett
    from konti as k
    group by k.ansvar, k.funksjon, k.art
),

treff as materialized (
    select
        k.nr,
        k.regnskap,
        k.fjoraar,
        k.budsjett,
        a.foerste,
        row_number() over (partition by k.nr order by a.presisjon desc, a.foerste) as rang
    from per_konto as k
    inner join adresser as a
        on
            (a.ansvar is null or k.ansvar = a.ansvar)
            and (a.funksjon is null or k.funksjon = a.funksjon)
            and (a.art is null or k.art = a.art)
),

overlapp as (
    select
        en.foerste,
        list(distinct annen.foerste order by annen.foerste) as andre
    from treff as en
    inner join treff as annen on en.nr = annen.nr and en.foerste <> annen.foerste
    group by en.foerste
),

avlest as (
    select
        t.foerste,
        sum(t.regnskap) as regnskap,
        sum(t.fjoraar) as fjoraar,
        sum(t.budsjett) as budsjett
    from treff as t
    where t.rang = 1
    group by t.foerste
),

-- An address where something is posted or budgeted, but nothing this year, has used 0.
per_adresse as (
    select
        a.*,
        case when g.har_aaret and l.foerste is not null then coalesce(l.regnskap, 0) end as regnskap,
        case when g.har_fjoraaret then l.fjoraar end as fjoraar,
        l.budsjett::decimal(18, 2) as budsjett,
        coalesce(o.andre, []) as andre
    from adresser as a
    cross join grunnlag as g
    left join avlest as l on a.foerste = l.foerste
    left join overlapp as o on a.foerste = o.foerste
),

effekt as (
    select
        t.id,
        t.tittel,
        t.tjenesteomraade,
        t.tjenesteomraade_navn,
        t.eier,
        coalesce(t.status, 'uten status') as status,
        t.ansvar,
        t.funksjon,
        t.art,
        t.vedtatt_effekt,
        t.realisert_effekt,
        t.vedtatt_effekt <> 0 and coalesce(t.status, '') <> 'utgår' as leses,
        a.vedtatt_hittil::decimal(18, 2) as vedtatt_hittil,
        case when t.id = a.foerste then a.regnskap end as regnskap,
        case when t.id = a.foerste then a.fjoraar end as fjoraar,
        case when t.id = a.foerste then a.budsjett end as budsjett,
        case when t.id = a.foerste then a.fjoraar - a.regnskap end as nedgang,
        case when t.id = a.foerste then avvik(a.budsjett, a.regnskap) end as avvik,
        case when t.id <> a.foerste then a.foerste end as leses_hos,
        coalesce(array_to_string(list_filter(a.alle, lambda id: id <> t.id), ', '), '') as deler_med,
        coalesce(array_to_string(a.andre, ', '), '') as overlapper,
        coalesce(
            t.status = 'gjennomført'
            and a.andre = []
            and er_uten_effekt(a.vedtatt_hittil, a.fjoraar - a.regnskap, avvik(a.budsjett, a.regnskap)),
            false
        ) as uten_effekt
    from tiltak_for($enheter) as t
    left join per_adresse as a
        on
            t.ansvar is not distinct from a.ansvar
            and t.funksjon is not distinct from a.funksjon
            and t.art is not distinct from a.art
            and list_contains(a.alle, t.id)
    where t.aar = $aar
)

select * from effekt
order by id
