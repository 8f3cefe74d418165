-- purpose: where the ansvar that links of the målstruktur name are found among the accounts
-- grain: one row per ansvar named by a link and known to the organisation, at its newest place
-- parameters:
with nyeste as (
    select s.ansvar, s.ansvar_navn, s.enhet, s.omraade
    from steder as s
    where s.ansvar in (select m.ansvar from maalstruktur as m)
    qualify row_number() over (partition by s.ansvar order by s.fra desc nulls last) = 1
)

select * from nyeste
order by ansvar
