-- purpose: the accounts of a span of months as the posts of a 0A: internal purchases and sales (290, 790) are taken out, as
--   they are before delivery, and each post is rounded to 1000 kr (halves away from nought), so that the file adds up
--   to the sum of its own lines
-- grain: one row per kontoklasse, funksjon and art that is not 0 when rounded; beloep in 1000 kr, kroner exact;
--   funksjon and art are empty where the accounts have none
-- parameters: aar, fra_periode, til_periode
with foert as (
    select
        r.kontoklasse,
        coalesce(r.funksjon, '') as funksjon,
        coalesce(r.art, '') as art,
        sum(r.beloep) as kroner
    from regnskap as r
    where
        r.aar = $aar
        and r.periode between $fra_periode and $til_periode
        and not er_intern_handel(r.art)
    group by all
),

avrundet as (
    select
        f.kontoklasse,
        f.funksjon,
        f.art,
        round(f.kroner / 1000)::bigint as beloep,
        f.kroner
    from foert as f
),

poster as (
    select *
    from avrundet as a
    where a.beloep <> 0
)

select * from poster
order by kontoklasse desc, funksjon, art
