-- purpose: what the tjenesteområder have told of their assignments, up to a quarter
-- grain: one row per oppdrag, aar, kvartal and tjenesteomraade, the newest quarter first; framdrift in %
-- parameters: aar, kvartal
-- aar, kvartal: the last quarter to count; null counts all
with meldt as (
    select
        s.oppdrag,
        s.aar,
        s.kvartal,
        s.tjenesteomraade,
        coalesce(o.navn, s.tjenesteomraade) as tjenesteomraade_navn,
        s.status,
        s.framdrift::double as framdrift,
        s.kommentar,
        s.rolle,
        s.dato
    from oppdragsstatus as s
    left join tjenesteomraader() as o on s.tjenesteomraade = o.kode
    where $aar is null or (s.aar, s.kvartal) <= ($aar, $kvartal)
    order by s.aar desc, s.kvartal desc, s.oppdrag, s.tjenesteomraade
)

select * from meldt;
