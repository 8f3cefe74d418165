-- purpose: the years that a budget is loaded for
-- grain: one row per aar; rader: its lines
select
    b.aar,
    count(*) as rader
from budsjett as b
group by b.aar
