-- purpose: of the tjenesteområder, how many have assessed their digital maturity in the days asked for
-- grain: one row; fra, til: the years of the assessments
-- parameters: fra, til
-- one that no employees belong to is no tjenesteområde to assess; med_maal: how many of them have a target
with omraadene as (
    select o.tjenesteomraade
    from organisasjon as o
    where
        o.tjenesteomraade is not null
        and o.gyldig_fra <= $til::date
        and coalesce(o.gyldig_til, date '9999-12-31') >= $til::date
    group by o.tjenesteomraade
    having coalesce(sum(o.ansatte), 1) > 0
),

vurdert as (
    select
        m.tjenesteomraade,
        min(m.aar) as fra_aar,
        max(m.aar) as til_aar,
        bool_or(m.maal_generasjon is not null) as med_maal
    from modenhet as m
    where m.aar between year($fra::date) and year($til::date)
    group by m.tjenesteomraade
),

telt as (
    select
        count(v.tjenesteomraade)::integer as teller,
        count(*)::integer as nevner,
        (count(*) filter (where v.med_maal))::integer as med_maal,
        make_date(min(v.fra_aar), 1, 1) as fra,
        make_date(max(v.til_aar), 12, 31) as til
    from omraadene as o
    left join vurdert as v on o.tjenesteomraade = v.tjenesteomraade
)

select * from telt
order by nevner
