-- purpose: who has hovedansvar (HA) and delansvar (DA) for each link, and which tjenesteområde that is
-- grain: one row per ledd, slag (HA, DA) and name in the cell; tjenesteomraade is null for who stands for the whole
--   municipality, and for a name that nobody knows (kjent = false)
-- parameters:
with nevnte as (
    select m.id as ledd, 'HA' as slag, unnest(liste_av(m.hovedansvar)) as sagt
    from maalstruktur as m
    union all
    select m.id as ledd, 'DA' as slag, unnest(liste_av(m.delansvar)) as sagt
    from maalstruktur as m
),

-- A role before a tjenesteområde, a code before a title.
kjente as (
    select lower(r.kode) as ord, r.tittel as navn, r.tjenesteomraade, 1 as rang
    from rolle as r
    union all
    select lower(r.tittel) as ord, r.tittel as navn, r.tjenesteomraade, 2 as rang
    from rolle as r
    union all
    select lower(o.kode) as ord, o.navn, o.kode as tjenesteomraade, 3 as rang
    from tjenesteomraader() as o
    union all
    select lower(o.navn) as ord, o.navn, o.kode as tjenesteomraade, 4 as rang
    from tjenesteomraader() as o
),

entydige as (
    select k.ord, arg_min(k.navn, k.rang) as navn, arg_min(coalesce(k.tjenesteomraade, ''), k.rang) as omraade
    from kjente as k
    group by k.ord
),

plassert as (
    select
        n.ledd,
        n.slag,
        coalesce(e.navn, n.sagt) as navn,
        nullif(e.omraade, '') as tjenesteomraade,
        e.ord is not null as kjent
    from nevnte as n
    left join entydige as e on lower(n.sagt) = e.ord
    order by n.ledd, n.slag desc, n.sagt
)

select * from plassert;
