-- purpose: which enhet and tjenesteområde an ansvar belongs to, and when
-- grain: one row per ansvar and time; a place lasts until the next one begins, so the accounts of an ansvar that
--   has been closed still have somewhere to stand
select
    o.ansvar,
    o.ansvar_navn,
    o.enhet,
    o.enhet_navn,
    o.tjenesteomraade as omraade,
    o.tjenesteomraade_navn as omraade_navn,
    o.gyldig_fra as fra,
    lead(o.gyldig_fra, 1, date '9999-12-31') over (partition by o.ansvar order by o.gyldig_fra) as foer
from organisasjon as o
