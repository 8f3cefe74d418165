-- purpose: accounts and budget to date by tjenesteomraade_navn
with regnskapet as (
    select r.ansvar, sum(r.beloep) as beloep from regnskap as r
    where r.aar = $aar and r.periode between 1 and $periode and r.kontoklasse = '1'
    group by r.ansvar
),

budsjettet as (
    select b.ansvar, sum(b.beloep) as beloep from budsjett as b
    where b.aar = $aar and b.periode between 1 and $periode and b.kontoklasse = '1' and b.versjon = 'regulert'
    group by b.ansvar
)

select
    o.tjenesteomraade_navn as sted,
    sum(coalesce(b.beloep, 0)) as budsjett,
    sum(coalesce(r.beloep, 0)) as regnskap,
    sum(coalesce(b.beloep, 0)) - sum(coalesce(r.beloep, 0)) as avvik
from organisasjon as o
left join regnskapet as r on o.ansvar = r.ansvar
left join budsjettet as b on o.ansvar = b.ansvar
group by o.tjenesteomraade_navn
order by avvik
