-- purpose: of the assignments in the letters, how many have had their status told in the last quarter that has reports
-- grain: one row; fra, til: the quarters with reports; aar, kvartal: the last of them
-- parameters: fra, til
-- kvartaler: how many quarters have reports
with meldt as (
    select
        s.oppdrag,
        s.aar,
        s.kvartal,
        make_date(s.aar, s.kvartal * 3 - 2, 1) as foerste_dag
    from oppdragsstatus as s
    where s.kvartal between 1 and 4 and make_date(s.aar, s.kvartal * 3 - 2, 1) between $fra::date and $til::date
),

siste as (
    select max(m.foerste_dag) as foerste_dag
    from meldt as m
),

oppdragene as (
    select
        o.id,
        exists (from meldt as m cross join siste as s where m.oppdrag = o.id and m.foerste_dag = s.foerste_dag) as meldt
    from maalstruktur as o
    where o.nivaa = 'oppdrag' and o.planslag = 'oppdragsbrev' and coalesce(o.status, '') != 'utgår'
),

kvartalene as (
    select
        count(distinct m.foerste_dag)::integer as kvartaler,
        min(m.foerste_dag) as fra,
        max(m.foerste_dag) as siste
    from meldt as m
),

telt as (
    select
        (select count(*) filter (where o.meldt) from oppdragene as o)::integer as teller,
        (select count(*) from oppdragene)::integer as nevner,
        k.kvartaler,
        year(k.siste)::integer as aar,
        quarter(k.siste)::integer as kvartal,
        k.fra,
        last_day(k.siste + interval 2 month)::date as til
    from kvartalene as k
)

select * from telt
order by nevner
