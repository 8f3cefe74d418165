-- purpose: Ages that no row of the population holds, so that age groups cannot be put together.
-- grain: one row per finding
-- datasets: befolkning
-- severity: WARNING
-- message: Alderen {verdi} mangler ({region}, {alternativ}, {aar}; {antall} slike i filen). Aldersgruppene den hører til, kan
--   ikke vises.
-- remedy: Hent tabellen på nytt med alle aldre, helst ettårige. Er det meningen å ha bare noen aldre, er det greit.
-- parameters:
with spenn as (
    select
        i.region,
        i.alternativ,
        i.aar,
        i.rad,
        i.alder_fra as fra,
        coalesce(i.alder_til, 999) as til
    from innlest as i
    where i.alder_fra is not null
),

etter_hverandre as (
    select
        s.*,
        coalesce(max(s.til) over foran, -1) as dekket,
        lead(s.rad) over (partition by s.region, s.alternativ, s.aar order by s.fra, s.til) is null as sist,
        greatest(s.til, coalesce(max(s.til) over foran, -1)) as naa_dekket
    from spenn as s
    window
        foran as (
            partition by s.region, s.alternativ, s.aar
            order by s.fra, s.til
            rows between unbounded preceding and 1 preceding
        )
),

hull as (
    select
        e.rad,
        e.region,
        e.alternativ,
        e.aar,
        e.dekket + 1 as fra,
        e.fra - 1 as til
    from etter_hverandre as e
    where e.fra > e.dekket + 1
    union all
    select
        e.rad,
        e.region,
        e.alternativ,
        e.aar,
        e.naa_dekket + 1 as fra,
        999 as til
    from etter_hverandre as e
    where e.sist and e.naa_dekket < eldste_alder()
),

foerste as (
    select
        arg_min(h.rad, h.rad) as rad,
        'alder' as kolonne,
        arg_min(aldersspenn(h.fra, h.til), h.rad) as verdi,
        arg_min(h.region, h.rad) as region,
        arg_min(h.alternativ, h.rad) as alternativ,
        arg_min(h.aar, h.rad) as aar,
        count(*) as antall
    from hull as h
    having count(*) > 0
)

select * from foerste
