-- purpose: where the posts of a 0A are posted: for the economy office to find them again
-- grain: one row per noekkel (kontoklasse/funksjon/art) asked for and ansvar; beloep in kr, antall posteringer; the titles
--   are those of the code lists
-- parameters: aar, fra_periode, til_periode, noekler
with foert as (
    select
        r.kontoklasse,
        coalesce(r.funksjon, '') as funksjon,
        coalesce(r.art, '') as art,
        ssb_noekkel(r.kontoklasse, coalesce(r.funksjon, ''), coalesce(r.art, '')) as noekkel,
        r.ansvar,
        r.ansvar_navn,
        r.beloep
    from regnskap as r
    where r.aar = $aar and r.periode between $fra_periode and $til_periode
),

per_ansvar as (
    select
        f.noekkel,
        f.kontoklasse,
        f.funksjon,
        f.art,
        f.ansvar,
        max(f.ansvar_navn) as ansvar_navn,
        count(*) as antall,
        sum(f.beloep)::decimal(18, 2) as beloep
    from foert as f
    where list_contains($noekler, f.noekkel)
    group by all
),

med_titler as (
    select
        p.*,
        funksjon.tittel as funksjon_tittel,
        art.tittel as art_tittel
    from per_ansvar as p
    left join funksjon on p.funksjon = funksjon.kode
    left join art on p.art = art.kode
)

select * from med_titler
order by noekkel, abs(beloep) desc, ansvar
