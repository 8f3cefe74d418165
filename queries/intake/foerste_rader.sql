-- purpose: The first rows of the file just read, as text, before anything is made of them.
-- grain: one row per record of the file, the first five
with foerste as (
    select *
    from kilde
    order by rad
    limit 5
)

select * from foerste;
