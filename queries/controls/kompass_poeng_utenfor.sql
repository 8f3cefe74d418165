-- purpose: Points that an area, a sub-criterion or the total cannot have: above its maximum, or negative.
-- grain: one row per finding
-- datasets: kompassevaluering
-- severity: ERROR
-- message: Rad {rad}: {poeng} poeng ({kolonne}) for {hva} kan ikke stemme. {grense}
-- remedy: Kontroller poengene mot rapporten. Er de ikke kjent, la cellen stå tom. Da vises de som ukjent.
-- parameters:
with oppgitte as (
    select i.rad, i.versjon, i.nr, i.maks, 'poeng' as kolonne, i.skaar as poeng from innlest as i
    union all
    select i.rad, i.versjon, i.nr, i.maks, 'minst' as kolonne, i.minst as poeng from innlest as i
),

-- The lower of the version's own maximum and what the file itself says it is.
utenfor as (
    select
        o.rad,
        o.kolonne,
        o.poeng as verdi,
        kompass_poeng(o.poeng) as poeng,
        if(o.nr = 'total', 'totalen', 'nr. ' || o.nr) as hva,
        if(o.poeng < 0, 'Poeng er aldri negative.', 'Det høyeste er ' || kompass_poeng(least(l.maks, o.maks)) || '.') as grense
    from oppgitte as o
    left join kompass_ledd() as l on o.versjon = l.versjon and o.nr = l.nr
    where o.poeng < 0 or o.poeng > least(l.maks, o.maks)
    order by o.rad, o.kolonne
)

select * from utenfor;
