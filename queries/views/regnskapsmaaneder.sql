-- purpose: the months that accounts are loaded for
-- grain: one row per aar and periode of the file (13 and more are the year's end); rader: its lines
select
    r.aar,
    r.periode,
    count(*) as rader
from regnskap as r
group by r.aar, r.periode
