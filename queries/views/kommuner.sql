-- purpose: municipality numbers through time: which number has each one's figures today, and from when they are of another area
-- grain: one row per number ever used. naa: today's number; fra, til: years, null is open; brudd_aar: the first year in
--   which what bears naa covers another area than this number did (merger or split, of it or into it), null if it never did;
--   samme_navn: it bore today's name, in one of its languages
with recursive numre as (
    select
        k.kode,
        k.navn,
        string_split(regexp_replace(k.navn, ' \(.*\)$', ''), ' - ') as navnene,
        k.erstattet_av,
        k.gyldig_fra::integer as fra,
        k.gyldig_til::integer as til,
        case when k.endring in ('sammenslåing', 'deling') then k.gyldig_til::integer + 1 end as brudd_aar
    from kommune as k
),

-- From each number step by step to today's. "union" ends a list that leads in a circle.
veien as (
    select
        n.kode,
        n.kode as her,
        coalesce(n.fra, 0) as siden
    from numre as n
    union
    select
        v.kode,
        n.erstattet_av as her,
        n.til + 1 as siden
    from veien as v
    inner join numre as n on v.her = n.kode
    where n.erstattet_av is not null
),

bruddene as (
    select
        v.kode,
        n.brudd_aar
    from veien as v
    inner join numre as n on v.her = n.kode
    union all
    -- A number on the way went on, with a neighbour added to it.
    select
        v.kode,
        n.brudd_aar
    from veien as v
    inner join numre as n on v.her = n.erstattet_av and v.siden < n.brudd_aar
),

foerste_brudd as (
    select
        b.kode,
        min(b.brudd_aar) as brudd_aar
    from bruddene as b
    group by b.kode
)

select
    da.kode,
    da.navn,
    naa.kode as naa,
    naa.navn as navn_naa,
    da.fra,
    da.til,
    f.brudd_aar,
    left(naa.kode, 2) as fylke,
    list_has_any(da.navnene, naa.navnene) as samme_navn
from veien as v
inner join numre as da on v.kode = da.kode
inner join numre as naa on v.her = naa.kode and naa.erstattet_av is null
inner join foerste_brudd as f on v.kode = f.kode
