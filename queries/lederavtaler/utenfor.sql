-- purpose: the rows of a round that count as no leader's talk, and why: the role is unknown, or a group
-- grain: one row per runde, also those where every row counts
-- parameters: dato
with rader as (
    select
        a.runde,
        r.kode is null as ukjent,
        r.kode is not null and r.nivaa is null as gruppe,
        coalesce(a.gjennomfoert > $dato::date, false) as ikke_kommet
    from lederavtale as a
    left join rolle as r on a.rolle = r.kode
),

utenfor as (
    select
        r.runde,
        count(*) filter (where r.ukjent)::integer as ukjente,
        count(*) filter (where r.gruppe)::integer as grupper,
        count(*) filter (where r.ikke_kommet)::integer as ikke_kommet
    from rader as r
    group by r.runde
)

select * from utenfor
order by runde
