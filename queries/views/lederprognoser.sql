-- purpose: what the leaders expect the year to end at
-- grain: one row per row of prognose
select
    p.aar,
    p.periode,
    p.enhet,
    p.prognose,
    p.rolle,
    p.dato,
    p.begrunnelse
from prognose as p
