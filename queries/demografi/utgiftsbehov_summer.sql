-- purpose: the printed sums of KS's table held against its own rows, and which years a wrong one really adds up
-- grain: one row per printed sum over years; amounts in kr. oppgitt, beregnet: of all sectors; differanse: the largest in any
--   of them; rett: no larger than rounding explains; virkelig_fra, virkelig_til: the years whose sums it does print, null
--   where it is right or none fit
-- parameters: kommune
with tabellen as (
    select
        u.aar,
        coalesce(u.aar_til, u.aar) as aar_til,
        u.sektor,
        u.beloep
    from utgiftsbehov as u
    left join kommuner as k on u.kommune = k.kode
    where coalesce(k.naa, u.kommune) = $kommune
),

enheten as (
    select if(bool_and(t.beloep % 1000 = 0), 1000, 1) as enhet
    from tabellen as t
),

per_aar as (
    select
        t.aar,
        t.sektor,
        t.beloep,
        1 as antall
    from tabellen as t
    where t.aar = t.aar_til and t.sektor <> 'sum'
    union all
    select
        t.aar,
        'sum' as sektor,
        sum(t.beloep) as beloep,
        count(*) as antall
    from tabellen as t
    where t.aar = t.aar_til and t.sektor <> 'sum'
    group by t.aar
),

aarene as (select distinct p.aar from per_aar as p),

-- Every row of years after each other that the table can add up.
mulige_spenn as (
    select
        f.aar as fra,
        t.aar as til,
        p.sektor,
        sum(p.beloep) as beregnet,
        sum(p.antall) as antall
    from aarene as f
    inner join aarene as t on f.aar <= t.aar
    inner join per_aar as p on p.aar between f.aar and t.aar
    group by f.aar, t.aar, p.sektor
    having count(*) = t.aar - f.aar + 1
),

oppgitte as (
    select *
    from tabellen as t
    where t.aar < t.aar_til
),

sammenlignet as (
    select
        o.aar,
        o.aar_til,
        m.fra,
        m.til,
        count(*) as sektorer,
        max(abs(o.beloep - m.beregnet)) as differanse,
        sum(abs(o.beloep - m.beregnet)) as avstand,
        bool_and(abs(o.beloep - m.beregnet) <= avrundingsrom(m.antall, e.enhet)) as passer,
        any_value(m.beregnet) filter (where o.sektor = 'sum') as beregnet
    from oppgitte as o
    inner join mulige_spenn as m on o.sektor = m.sektor
    cross join enheten as e
    group by o.aar, o.aar_til, m.fra, m.til
),

-- One amount alone may fit anywhere; several sectors at once do not.
beste as (
    select *
    from sammenlignet as s
    where s.passer and s.sektorer >= 3
    qualify row_number() over (partition by s.aar, s.aar_til order by s.avstand, s.fra, s.til) = 1
),

summene as (
    select
        o.aar,
        o.aar_til,
        any_value(o.beloep) filter (where o.sektor = 'sum') as oppgitt,
        any_value(s.beregnet) as beregnet,
        any_value(s.differanse) as differanse,
        any_value(s.passer) as rett,
        any_value(b.fra) filter (where not s.passer) as virkelig_fra,
        any_value(b.til) filter (where not s.passer) as virkelig_til
    from oppgitte as o
    left join sammenlignet as s on o.aar = s.aar and o.aar_til = s.aar_til and o.aar = s.fra and o.aar_til = s.til
    left join beste as b on o.aar = b.aar and o.aar_til = b.aar_til
    group by o.aar, o.aar_til
)

select * from summene
order by aar, aar_til
