-- purpose: what the codes of a link stand for: the UN's sustainability goals, and the areas of Kommunekompasset 3.1
-- grain: one row per slag (fn, kompass) and nr
-- parameters:
with navnene as (
    select 'fn' as slag, f.nr, f.navn
    from fn_maal as f
    union all
    select 'kompass' as slag, k.nr, k.navn
    from kompass_omraade as k
    where k.versjon = '3.1'
)

select * from navnene
order by slag, nr
