-- purpose: Where the art's three digits begin in the account numbers of `kontoer`, and whether spreadsheets have
--   dropped zeros in front of them. A kontoklasse in front is 0 or 1.
-- grain: one row per possible place, the likeliest first; bredde: the digits of a whole account number
with bredder as (
    select max(length(kontoer.kode))::integer as bredde
    from kontoer
    where regexp_full_match(kontoer.kode, '\d+')
),

steder as (
    select
        place.start,
        filling.fylt,
        bredder.bredde,
        case when filling.fylt then lpad(kontoer.kode, bredder.bredde, '0') else kontoer.kode end as konto
    from kontoer
    cross join bredder
    cross join (values (0), (1)) as place (start)
    cross join (values (false), (true)) as filling (fylt)
    where not filling.fylt or length(kontoer.kode) <= bredder.bredde
),

treff as (
    select
        steder.start,
        steder.fylt,
        steder.bredde,
        count(*) filter (where art.kode is not null and (steder.start = 0 or left(steder.konto, 1) in ('0', '1')))
        / count(*) as andel
    from steder
    left join (select distinct kode from art) as art on substr(steder.konto, steder.start + 1, 3) = art.kode
    group by steder.start, steder.fylt, steder.bredde
    order by andel desc, steder.start desc, steder.fylt = (steder.start = 1)
)

select * from treff;
