-- purpose: Links of the målstruktur that end up above themselves, by way of the file or of the other plans.
-- grain: one row per ring
-- datasets: maalstruktur
-- severity: ERROR
-- message: Målstrukturen går i ring: {ring} (første gang i rad {rad}).
-- remedy: Rett «Overordnet ledd» i ett av leddene, slik at kjeden ender øverst i en plan.
-- parameters:
with recursive kjente as (
    select min(innlest.rad) as rad, innlest.id, arg_min(innlest.overordnet, innlest.rad) as overordnet
    from innlest
    where innlest.id is not null
    group by innlest.id
    union all
    select null as rad, andre.id, any_value(andre.overordnet) as overordnet
    from maalstruktur as andre
    anti join innlest as samme_plan on andre.plan = samme_plan.plan
    anti join innlest as samme_id on andre.id = samme_id.id
    group by andre.id
),

nummererte as (
    select kjente.*, row_number() over (order by kjente.rad nulls last, kjente.id) as nr
    from kjente
),

ledd as (
    select barn.nr, barn.rad, barn.id, forelder.nr as opp
    from nummererte as barn
    inner join nummererte as forelder on barn.overordnet = forelder.id
),

-- Each round reaches twice as far up as the last, and remembers the first row on its way.
hopp as (
    select 1 as skritt, ledd.nr, ledd.opp, least(ledd.nr, ledd.opp) as foerste
    from ledd
    union all
    select hopp.skritt * 2 as skritt, hopp.nr, videre.opp, least(hopp.foerste, videre.foerste) as foerste
    from hopp
    inner join hopp as videre on hopp.opp = videre.nr
    where hopp.skritt < (select count(*) from ledd)
),

-- Whoever can still climb after more steps than there are links, stands in a ring or below one.
ringer as (
    select distinct landet.foerste
    from hopp
    inner join hopp as landet on hopp.opp = landet.nr and hopp.skritt = landet.skritt
    where hopp.skritt >= (select count(*) from ledd)
),

rundt as (
    select ledd.nr as foerste, ledd.rad, ledd.id as verdi, ledd.opp, ledd.id as ring, 1 as lengde
    from ledd
    inner join ringer on ledd.nr = ringer.foerste
    where ledd.rad is not null
    union all
    select rundt.foerste, rundt.rad, rundt.verdi, ledd.opp, rundt.ring || ' → ' || ledd.id as ring, rundt.lengde + 1 as lengde
    from rundt
    inner join ledd on rundt.opp = ledd.nr
    where rundt.opp <> rundt.foerste and rundt.lengde < 10
),

sluttet as (
    select
        rundt.rad,
        'overordnet' as kolonne,
        rundt.verdi,
        rundt.ring || if(rundt.opp = rundt.foerste, ' → ', ' → … → ') || rundt.verdi as ring
    from rundt
    where rundt.opp = rundt.foerste or rundt.lengde = 10
    order by rundt.rad
)

select * from sluttet;
