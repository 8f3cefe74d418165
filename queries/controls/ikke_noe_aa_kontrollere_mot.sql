-- purpose: Owners and roles that cannot be held against anything, since no roles (nor organisation) have been loaded.
-- grain: one row per file that cannot be controlled
-- datasets: maalstruktur, lederavtale
-- severity: INFO
-- message: {hvem} er ikke kontrollert: {savnet} er ikke lest inn.
-- remedy: Les inn {savnet}, og deretter denne filen på nytt.
-- parameters: dataset
with lister as (
    select
        exists(select 1 from rolle) as har_roller,
        exists(select 1 from organisasjon) as har_organisasjon,
        $dataset = 'maalstruktur' as om_eiere
),

savn as (
    select
        null::bigint as rad,
        if(lister.om_eiere, 'hovedansvar', 'rolle') as kolonne,
        null as verdi,
        if(lister.om_eiere, 'Hovedansvar og delansvar', 'Rollene') as hvem,
        if(lister.om_eiere, 'lederroller og organisasjon', 'lederroller') as savnet
    from lister
    where not lister.har_roller and not (lister.om_eiere and lister.har_organisasjon)
)

select * from savn;
