-- purpose: the målstruktur as it is written, cell by cell: what a plan is stored again with when one link is changed
-- grain: one row per ledd, in the order of plan, nr and id; the columns of the contract
-- parameters:
with rader as (
    select m.*
    from maalstruktur as m
    order by m.plan, m.nr, m.id
)

select * from rader;
