-- purpose: Where the art's three digits begin in the account numbers of `kontoer`.
-- grain: one row per possible place, the likeliest first
with steder as (
    select kontoer.kode, place.start
    from kontoer
    cross join (values (0), (1)) as place (start)
    where length(kontoer.kode) >= place.start + 3
),

treff as (
    select
        steder.start,
        count(*) filter (where art.kode is not null) as kjente,
        count(*) as alle
    from steder
    left join (select distinct kode from art) as art on substr(steder.kode, steder.start + 1, 3) = art.kode
    group by steder.start
),

andeler as (
    select treff.start, treff.kjente / treff.alle as andel
    from treff
    order by andel desc, treff.start desc
)

select * from andeler;
