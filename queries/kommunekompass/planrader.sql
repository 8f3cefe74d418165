-- purpose: the plan of one version of Kommunekompasset as it is written: what it is stored again with when one measure is changed
-- grain: one row per measure of the plan, in the order of id; also one whose grade or nr is not known
-- parameters: versjon
-- figures: maal_grad 0–4; dagsverk. ledd: ids of the målstruktur, a list
with rader as (
    select
        p.versjon,
        p.id,
        p.nr,
        p.tiltak,
        p.dimensjon,
        p.maal_grad,
        p.dagsverk::double as dagsverk,
        p.ansvarlig,
        p.frist,
        liste_av(p.ledd) as ledd
    from kompassplan as p
    where p.versjon = $versjon
    order by p.id
)

select * from rader;
