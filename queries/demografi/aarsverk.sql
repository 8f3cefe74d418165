-- purpose: what an årsverk costs, by the municipality's own wages and agreed days of work in the last year that has both whole
-- grain: one row, or none; loenn: wages and what follows from them less sykelønnsrefusjon (art 010–099 less 710), kr;
--   aarsverk: avtalte dagsverk / 260, the working days of 52 weeks; kostnad: kr per årsverk
-- parameters:
with dager as (
    select
        s.aar,
        sum(s.avtalte_dagsverk) as dagsverk
    from sykefravaer as s
    group by s.aar
    having count(distinct s.periode) = 12 and sum(s.avtalte_dagsverk) > 0
),

hele_aar as (
    select
        r.aar,
        sum(r.beloep) filter (where r.art between '010' and '099' or r.art = '710') as loenn
    from driftsregnskap as r
    group by r.aar
    having min(r.periode) = 0 or er_helt_aar(min(r.periode), max(r.periode))
),

aarsverk as (
    select
        h.aar,
        h.loenn,
        d.dagsverk / 260.0 as aarsverk,
        h.loenn / (d.dagsverk / 260.0) as kostnad
    from hele_aar as h
    inner join dager as d on h.aar = d.aar
    where h.loenn > 0
    order by h.aar desc
    limit 1
)

select * from aarsverk
