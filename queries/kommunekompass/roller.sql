-- purpose: who may be named as an assessor or as responsible in Kommunekompasset: the leaders' roles and the tjenesteområder
-- grain: one row per role, those that lead most first, then one per tjenesteområde, by name
-- parameters:
with navnene as (
    select
        r.kode,
        r.tittel as navn,
        'rolle' as slag,
        r.nivaa
    from rolle as r
    union all
    select
        o.kode,
        o.navn,
        'tjenesteområde' as slag,
        null as nivaa
    from tjenesteomraader() as o
    where o.kode is not null
)

select * from navnene
order by slag, nivaa nulls first, navn, kode;
