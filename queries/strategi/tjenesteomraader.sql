-- purpose: the tjenesteområder there are, and whether anybody leads them
-- grain: one row per tjenesteområde, by name
-- parameters:
with omraader as (
    select
        o.kode,
        o.navn,
        exists(select 1 from rolle as r where o.kode = r.tjenesteomraade) as har_leder
    from tjenesteomraader() as o
    where o.kode is not null
    order by o.navn, o.kode
)

select * from omraader;
