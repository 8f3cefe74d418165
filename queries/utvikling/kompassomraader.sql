-- purpose: the areas of Kommunekompasset in one version; areas of different versions are never compared
-- grain: one row per omraade
-- parameters: versjon
with omraadene as (
    select
        k.nr::integer as nr,
        k.navn,
        k.perspektiv
    from kompass_omraade as k
    where k.versjon = $versjon
    order by nr
)

select * from omraadene;
