-- purpose: what a year's services cost net, per sector of KS's table, by the accounts
-- grain: one row per sektor; kr, net expenditure positive, the same posts as § 5-4's second table
-- parameters: aar
with regnskap_per_sektor as (
    select
        sektor_av_gruppe(f.gruppe) as sektor,
        sum(r.beloep) as beloep
    from driftsregnskap as r
    inner join oppstilling_art as o
        on
            o.oppstilling = '5-4'
            and o.linje = '6'
            and gjelder_i_aaret(r.aar, o.gyldig_fra, o.gyldig_til)
            and er_i_spennet(r.art, o.fra_art, o.til_art)
            and er_i_spennet(r.funksjon, o.fra_funksjon, o.til_funksjon)
    inner join funksjon as f on r.funksjon = f.kode
    where r.aar = $aar and sektor_av_gruppe(f.gruppe) is not null
    group by sektor_av_gruppe(f.gruppe)
)

select * from regnskap_per_sektor
order by sektor
