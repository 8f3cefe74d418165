-- purpose: what is planned to raise the points in one version of Kommunekompasset
-- grain: one row per measure of the plan. ledd: ids of the målstruktur, a list; dimensjon: null for all of them
-- parameters: versjon
-- figures: andel: what share of the points it is to bring the question to, in %; dagsverk
with planen as (
    select
        p.id,
        p.nr,
        p.tiltak,
        p.dimensjon,
        p.maal_grad,
        g.andel::double as andel,
        p.dagsverk::double as dagsverk,
        p.ansvarlig,
        p.frist,
        liste_av(p.ledd) as ledd
    from kompassplan as p
    inner join kompass_grad as g on p.maal_grad = g.grad::integer
    where p.versjon = $versjon
    order by p.id
)

select * from planen;
