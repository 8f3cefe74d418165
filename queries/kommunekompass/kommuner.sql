-- purpose: the municipalities that an evaluation may be of
-- grain: one row per municipality of today, by name
-- parameters:
with kommunene as (
    select
        k.kode,
        k.navn
    from kommuner as k
    where k.kode = k.naa
    order by k.navn, k.kode
)

select * from kommunene;
