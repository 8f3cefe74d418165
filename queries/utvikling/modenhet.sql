-- purpose: how digitally mature the tjenesteområder say that they are, year by year
-- grain: one row per tjenesteomraade and aar, the newest year first; an area never assessed has one row without a year
-- parameters: aar
-- aar: the last year to count
-- figures: generations 1 to 5 of digital_generasjon; ansatte is null where it is not known
with vurdert as (
    select m.*
    from modenhet as m
    where m.aar <= $aar
),

omraadene as (
    select
        o.tjenesteomraade as kode,
        sum(o.ansatte)::integer as ansatte
    from organisasjon as o
    where
        o.tjenesteomraade is not null
        and o.gyldig_fra <= make_date($aar, 12, 31)
        and coalesce(o.gyldig_til, date '9999-12-31') >= make_date($aar, 1, 1)
    group by o.tjenesteomraade
),

vurderinger as (
    select
        coalesce(v.tjenesteomraade, o.kode) as tjenesteomraade,
        coalesce(n.navn, v.tjenesteomraade, o.kode) as navn,
        o.ansatte,
        v.aar,
        v.generasjon,
        g.navn as generasjon_navn,
        v.maal_generasjon,
        h.navn as maal_navn,
        v.begrunnelse,
        v.rolle,
        v.dato
    from vurdert as v
    full join omraadene as o on v.tjenesteomraade = o.kode
    left join tjenesteomraader() as n on coalesce(v.tjenesteomraade, o.kode) = n.kode
    left join digital_generasjon as g on v.generasjon = g.nr::integer
    left join digital_generasjon as h on v.maal_generasjon = h.nr::integer
)

select * from vurderinger
order by navn, tjenesteomraade, aar desc
