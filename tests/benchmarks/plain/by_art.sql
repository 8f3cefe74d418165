-- purpose: accounts and budget to date by the first digit of art
with regnskapet as (
    select substr(r.art, 1, 1) as gruppe, sum(r.beloep) as beloep from regnskap as r
    where r.aar = $aar and r.periode between 1 and $periode and r.kontoklasse = '1'
    group by substr(r.art, 1, 1)
),

budsjettet as (
    select substr(b.art, 1, 1) as gruppe, sum(b.beloep) as beloep from budsjett as b
    where b.aar = $aar and b.periode between 1 and $periode and b.kontoklasse = '1' and b.versjon = 'regulert'
    group by substr(b.art, 1, 1)
)

select r.gruppe, b.beloep as budsjett, r.beloep as regnskap, b.beloep - r.beloep as avvik
from regnskapet as r
left join budsjettet as b on r.gruppe = b.gruppe
order by r.gruppe
