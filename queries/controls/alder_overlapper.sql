-- purpose: Age groups that overlap without one holding the other, so that they cannot be added up.
-- grain: one row per finding
-- datasets: befolkning
-- severity: WARNING
-- message: Aldersgruppene {verdi} overlapper ({region}, {alternativ}, {aar}; {antall} slike i filen). De kan ikke legges sammen.
-- remedy: Hent tabellen på nytt med aldersgrupper som følger etter hverandre, helst ettårige.
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

neste as (
    select
        s.*,
        lead(s.fra) over nedover as neste_fra,
        lead(s.til) over nedover as neste_til
    from spenn as s
    window nedover as (partition by s.region, s.alternativ, s.aar order by s.fra, s.til desc)
),

overlapp as (
    select
        arg_min(n.rad, n.rad) as rad,
        'alder' as kolonne,
        arg_min(aldersspenn(n.fra, n.til) || ' og ' || aldersspenn(n.neste_fra, n.neste_til), n.rad) as verdi,
        arg_min(n.region, n.rad) as region,
        arg_min(n.alternativ, n.rad) as alternativ,
        arg_min(n.aar, n.rad) as aar,
        count(*) as antall
    from neste as n
    where n.neste_fra <= n.til and n.neste_til > n.til
    having count(*) > 0
)

select * from overlapp
