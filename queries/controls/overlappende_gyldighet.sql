-- purpose: An ansvar placed in two units at the same time.
-- grain: one row per finding
-- datasets: organisasjon
-- severity: ERROR
-- message: Ansvar «{verdi}» har to plasseringer på samme tid (rad {rad} og {andre}).
-- remedy: Sett «gyldig til» på den gamle raden til dagen før den nye begynner.
-- parameters:
with overlapp as (
    select eldre.rad, 'gyldig fra' as kolonne, eldre.ansvar as verdi, nyere.rad as andre
    from innlest as eldre
    inner join innlest as nyere
        on
            eldre.ansvar = nyere.ansvar
            and eldre.rad < nyere.rad
            and eldre.gyldig_fra <= coalesce(nyere.gyldig_til, '9999-12-31'::date)
            and nyere.gyldig_fra <= coalesce(eldre.gyldig_til, '9999-12-31'::date)
    order by eldre.rad
)

select * from overlapp;
