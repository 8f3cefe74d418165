-- purpose: how many indicators of the målstruktur are measured with KOSTRA
-- grain: one row; fra, til: the first and the last measurement
-- parameters: fra, til
with maalt as (
    select m.verdidato
    from maalstruktur as m
    where
        m.nivaa = 'indikator'
        and m.verdi is not null
        and m.verdidato between $fra::date and $til::date
        and contains(lower(coalesce(m.kilde, '')), 'kostra')
),

telt as (
    select
        count(*)::integer as teller,
        null::integer as nevner,
        min(m.verdidato) as fra,
        max(m.verdidato) as til
    from maalt as m
)

select * from telt
order by teller
