-- purpose: the versions of Kommunekompasset, each a yardstick of its own
-- grain: one row per versjon, the oldest first. dimensjoner: a list; spoersmaal: how many questions it has
-- parameters:
-- figures: maks in points
with versjonene as (
    select
        v.versjon,
        v.navn,
        v.fra_aar::integer as fra_aar,
        v.spoersmaal::integer as spoersmaal,
        delt_ved(v.dimensjoner, ',') as dimensjoner,
        sum(o.maks::integer)::integer as maks
    from kompass_versjon as v
    inner join kompass_omraade as o on v.versjon = o.versjon
    group by v.versjon, v.navn, v.fra_aar, v.spoersmaal, v.dimensjoner
    order by fra_aar
)

select * from versjonene;
