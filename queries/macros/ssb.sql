-- purpose: What Statistics Norway's controls of the accounts mean by expenditure, revenue and balance (1000 kr).

create or replace macro ssb_utgift(art) as try_cast(art as integer) between 10 and 599;

create or replace macro ssb_inntekt(art) as try_cast(art as integer) between 600 and 999;

-- Rounding to 1000 kr is given this much room.
create or replace macro ssb_gaar_opp(sum) as abs(coalesce(sum, 0)) <= 30;

-- How a post is named among the others: kontoklasse, funksjon and art.
create or replace macro ssb_noekkel(kontoklasse, funksjon, art) as kontoklasse || '/' || funksjon || '/' || art;

-- Purchases and sales between the municipality's own units: they cancel out, and are taken out before delivery.
create or replace macro er_intern_handel(art) as coalesce(art in ('290', '790'), false);
