-- purpose: a municipality's inhabitants 1 January by age group, registered and projected, with predecessors added up
-- grain: one row per alternativ, aar and gruppe (macro aldersgrupper) of the years that are stored; antall is null where it
--   cannot be told, and mangel says why: mangler, overlapper or merket. lagt_sammen: from the numbers the municipality had
-- parameters: region, fra, til
with koder as (
    select
        k.kode,
        k.fra,
        k.til
    from kommuner as k
    where k.naa = $region and k.kode <> $region
    union all
    select
        $region as kode,
        null as fra,
        null as til
),

-- Where a year stands under several numbers (Statistics Norway writes 0 for those out of use), today's own counts.
rader as (
    select
        b.*,
        least(coalesce(b.alder_til, 999), 999) as til_alder,
        b.region = $region as egen
    from befolkning as b
    inner join koder as k on b.region = k.kode and b.aar between coalesce(k.fra, 0) and coalesce(k.til, 9999)
    where b.aar between $fra and $til
    qualify
        sum(coalesce(b.antall, 0)) over (partition by b.region, b.alternativ, b.aar) > 0
        or count(b.merke) over (partition by b.region, b.alternativ, b.aar) > 0
),

-- A projection ends in the same year or a later one than the one before it, and replaces it from its own first year on.
siste_framskriving as (
    select
        r.alternativ,
        arg_max(r.oppdatert, r.aar) as oppdatert
    from rader as r
    where r.alternativ <> 'registrert'
    group by r.alternativ
),

gjeldende as (
    select r.*
    from rader as r
    left join siste_framskriving as s on r.alternativ = s.alternativ
    where r.alternativ = 'registrert' or s.oppdatert is null or r.oppdatert = s.oppdatert
    qualify r.egen or not bool_or(r.egen) over (partition by r.alternativ, r.aar)
),

-- The one that begins in the widest comes first: if the next begins inside, it is finer, or it sticks out.
ordnet as (
    select
        g.region,
        g.alternativ,
        g.aar,
        g.alder_fra,
        g.til_alder,
        g.antall,
        g.egen,
        g.oppdatert,
        g.tabell,
        lead(g.alder_fra) over nedover <= g.til_alder and lead(g.til_alder) over nedover <= g.til_alder as har_finere,
        lead(g.alder_fra) over nedover <= g.til_alder and lead(g.til_alder) over nedover > g.til_alder as stikker_ut
    from gjeldende as g
    window nedover as (partition by g.region, g.alternativ, g.aar order by g.alder_fra, g.til_alder desc)
),

deler as (
    select
        o.*,
        a.gruppe,
        least(a.til, eldste_alder()) - a.fra + 1 as bredde,
        greatest(0, least(o.til_alder, eldste_alder()) - o.alder_fra + 1) as bidrag,
        o.alder_fra = a.fra and least(o.til_alder, eldste_alder()) = least(a.til, eldste_alder()) as er_gruppen
    from ordnet as o
    inner join aldersgrupper() as a
        on
            o.alder_fra >= a.fra
            and (o.til_alder <= a.til or (o.alder_fra > eldste_alder() and a.til = 999))
),

per_nummer as (
    select
        d.region,
        d.alternativ,
        d.aar,
        d.gruppe,
        bool_or(d.er_gruppen and d.antall is not null) as staar_selv,
        any_value(d.antall) filter (where d.er_gruppen) as selv,
        sum(d.antall) filter (where not coalesce(d.har_finere, false)) as summen,
        sum(d.bidrag) filter (where not coalesce(d.har_finere, false)) = any_value(d.bredde) as dekker,
        bool_or(d.antall is null and not coalesce(d.har_finere, false)) as merket,
        bool_or(coalesce(d.stikker_ut, false)) as overlapper,
        bool_and(d.egen) as egen,
        max(d.oppdatert) as oppdatert,
        max(d.tabell) as tabell
    from deler as d
    group by d.region, d.alternativ, d.aar, d.gruppe
),

lest as (
    select
        p.*,
        case
            when p.staar_selv then null
            when p.overlapper then 'overlapper'
            when not p.dekker then 'mangler'
            when p.merket then 'merket'
        end as mangel
    from per_nummer as p
),

aargangene as (
    select distinct
        g.region,
        g.alternativ,
        g.aar,
        g.egen
    from gjeldende as g
),

alle as (
    select
        y.alternativ,
        y.aar,
        a.gruppe,
        coalesce(l.mangel, if(l.gruppe is null, 'mangler', null)) as mangel,
        if(l.staar_selv, l.selv, l.summen) as antall,
        y.egen,
        l.oppdatert,
        l.tabell
    from aargangene as y
    cross join aldersgrupper() as a
    left join lest as l
        on y.region = l.region and y.alternativ = l.alternativ and y.aar = l.aar and a.gruppe = l.gruppe
),

befolkning_per_gruppe as (
    select
        a.alternativ,
        a.aar,
        a.gruppe,
        case when count(a.mangel) = 0 then sum(a.antall)::integer end as antall,
        max(a.mangel) as mangel,
        not bool_and(a.egen) as lagt_sammen,
        max(a.oppdatert) as oppdatert,
        max(a.tabell) as tabell
    from alle as a
    group by a.alternativ, a.aar, a.gruppe
)

select * from befolkning_per_gruppe
order by alternativ, aar, gruppe
