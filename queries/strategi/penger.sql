-- purpose: the money behind each link: budget and accounts on the addresses of it and of all under it, and the effect of
--   the budget measures they name; an amount that several of them point at is counted once
-- grain: one row per ledd with money on an address or a budget measure under it, or whose own address matches no line
--   (konto_uten_tall; never where the year has no lines at all); amounts in kr, budsjett and effekt of the whole year,
--   avvik + mindreforbruk, − merforbruk to the end of the period
-- parameters: aar, periode
-- an address with a prosjekt is sought in investments too, the others in operations alone
with recursive under as (
    select m.id as ledd, m.id as del
    from maalstruktur as m
    union
    select u.ledd, m.id as del
    from under as u
    inner join maalstruktur as m on u.del = m.overordnet
),

adresser as (
    select distinct u.ledd, m.ansvar, m.funksjon, m.art, m.prosjekt
    from under as u
    inner join maalstruktur as m on u.del = m.id
    where coalesce(m.ansvar, m.funksjon, m.art, m.prosjekt) is not null
),

budsjettversjon as (
    select b.kontoklasse, bool_or(b.versjon = 'regulert') as er_regulert
    from budsjett as b
    where b.aar = $aar
    group by b.kontoklasse
),

alle_linjer as (
    select
        b.kontoklasse, b.ansvar, b.funksjon, b.art, b.prosjekt,
        b.beloep as budsjett,
        b.beloep * tolvdeler_hittil(b.periode, $periode) / 12 as budsjett_hittil,
        0 as regnskap
    from budsjett as b
    inner join budsjettversjon as v on b.kontoklasse = v.kontoklasse and (b.versjon = 'regulert') = v.er_regulert
    where b.aar = $aar
    union all
    select
        r.kontoklasse, r.ansvar, r.funksjon, r.art, r.prosjekt,
        0 as budsjett,
        0 as budsjett_hittil,
        r.beloep as regnskap
    from regnskap as r
    where r.aar = $aar and er_hittil(r.periode, $periode)
),

linjer as (
    select
        a.kontoklasse,
        a.ansvar,
        a.funksjon,
        a.art,
        a.prosjekt,
        sum(a.budsjett) as budsjett,
        sum(a.budsjett_hittil) as budsjett_hittil,
        sum(a.regnskap) as regnskap
    from alle_linjer as a
    group by all
),

truffet as (
    select distinct a.ledd, l.*
    from adresser as a
    inner join linjer as l
        on
            (a.ansvar is null or a.ansvar = l.ansvar)
            and (a.funksjon is null or a.funksjon = l.funksjon)
            and (a.art is null or a.art = l.art)
            and (a.prosjekt is null or a.prosjekt = l.prosjekt)
            and (a.prosjekt is not null or l.kontoklasse = '1')
),

egne_adresser as (
    select m.id as ledd, m.ansvar, m.funksjon, m.art, m.prosjekt
    from maalstruktur as m
    where coalesce(m.ansvar, m.funksjon, m.art, m.prosjekt) is not null
),

uten_tall as (
    select e.ledd
    from egne_adresser as e
    where
        exists (select 1 from linjer)
        and not exists (
            select 1
            from linjer as l
            where
                (e.ansvar is null or e.ansvar = l.ansvar)
                and (e.funksjon is null or e.funksjon = l.funksjon)
                and (e.art is null or e.art = l.art)
                and (e.prosjekt is null or e.prosjekt = l.prosjekt)
                and (e.prosjekt is not null or l.kontoklasse = '1')
        )
    group by e.ledd
),

per_adresse as (
    select
        t.ledd,
        sum(t.budsjett)::double as budsjett,
        sum(t.budsjett_hittil)::double as budsjett_hittil,
        sum(t.regnskap)::double as regnskap
    from truffet as t
    group by t.ledd
),

nevnte_tiltak as (
    select distinct u.ledd, unnest(liste_av(m.tiltak)) as tiltak
    from under as u
    inner join maalstruktur as m on u.del = m.id
),

per_tiltak as (
    select
        n.ledd,
        count(distinct t.id) as tiltak,
        sum(t.vedtatt_effekt)::double as vedtatt_effekt,
        sum(t.realisert_effekt)::double as realisert_effekt,
        sum(t.forventet_effekt)::double as forventet_effekt
    from nevnte_tiltak as n
    inner join tiltak as t on n.tiltak = t.id
    where t.aar = $aar
    group by n.ledd
),

pengene as (
    select
        coalesce(a.ledd, t.ledd, u.ledd) as ledd,
        u.ledd is not null as konto_uten_tall,
        a.budsjett,
        a.budsjett_hittil,
        a.regnskap,
        a.budsjett_hittil - a.regnskap as avvik,
        coalesce(t.tiltak, 0) as tiltak,
        t.vedtatt_effekt,
        t.realisert_effekt,
        t.forventet_effekt
    from per_adresse as a
    full outer join per_tiltak as t on a.ledd = t.ledd
    full outer join uten_tall as u on coalesce(a.ledd, t.ledd) = u.ledd
    order by ledd
)

select * from pengene;
