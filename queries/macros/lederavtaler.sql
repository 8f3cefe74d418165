-- purpose: Whether the leaders' talks are held; the same for every table, list and text.

-- The leaders: a group of leaders has no level, and a role is not its own superior. `enheter`: only those whose
-- superior belongs there; null gives all.
create or replace macro lederne(enheter, roller := 'rolle') as table
select
    r.kode,
    r.tittel,
    r.nivaa,
    r.tjenesteomraade,
    o.kode as overordnet,
    o.tittel as overordnet_tittel
from query_table(roller) as r
left join query_table(roller) as o on r.overordnet = o.kode and r.kode != o.kode
where r.nivaa is not null and (enheter is null or coalesce(list_contains(enheter, o.enhet), false));

-- One row per leader and round, as known on `dato`: a day that has not come is no talk held.
create or replace macro ledersamtaler(dato, enheter, avtaler := 'lederavtale') as table
select
    l.kode as rolle,
    l.tittel,
    l.nivaa,
    l.tjenesteomraade,
    l.overordnet,
    l.overordnet_tittel,
    a.runde,
    a.frist,
    case when a.gjennomfoert <= dato then a.gjennomfoert end as holdt
from query_table(avtaler) as a
inner join lederne(enheter) as l on a.rolle = l.kode;
