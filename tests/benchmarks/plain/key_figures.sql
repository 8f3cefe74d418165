-- purpose: the month's accounts and budget to date, in all
select
    (
        select sum(r.beloep) from regnskap as r
        where r.aar = $aar and r.periode between 1 and $periode and r.kontoklasse = '1'
    ) as regnskap,
    (
        select sum(b.beloep) from budsjett as b
        where b.aar = $aar and b.periode between 1 and $periode and b.kontoklasse = '1' and b.versjon = 'regulert'
    ) as budsjett
