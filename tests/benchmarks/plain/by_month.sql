-- purpose: accounts of each month of the year and the one before, and the budget
with regnskapet as (
    select
        r.periode,
        sum(case when r.aar = $aar then r.beloep end) as regnskap,
        sum(case when r.aar = $aar - 1 then r.beloep end) as i_fjor
    from regnskap as r
    where r.aar between $aar - 1 and $aar and r.periode between 1 and 12 and r.kontoklasse = '1'
    group by r.periode
),

budsjettet as (
    select b.periode, sum(b.beloep) as budsjett from budsjett as b
    where b.aar = $aar and b.periode between 1 and 12 and b.kontoklasse = '1' and b.versjon = 'regulert'
    group by b.periode
)

select r.periode, r.regnskap, r.i_fjor, b.budsjett
from regnskapet as r
left join budsjettet as b on r.periode = b.periode
order by r.periode
