-- purpose: what the accounts hold on the municipality's own internal arts, which SSB's list does not have
-- grain: one row per kontoklasse and art (290, 490, 690, 790) that is used; beloep in kr, antall posteringer; tas_ut: left out of
--   the 0A
-- parameters: aar, fra_periode, til_periode
with interne as (
    select
        r.kontoklasse,
        r.art,
        er_intern_handel(r.art) as tas_ut,
        sum(r.beloep)::decimal(18, 2) as beloep,
        count(*) as antall
    from regnskap as r
    inner join art on r.art = art.kode and art.intern = 'ja'
    where r.aar = $aar and r.periode between $fra_periode and $til_periode
    group by all
)

select * from interne
order by kontoklasse desc, art
