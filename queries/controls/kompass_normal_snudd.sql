-- purpose: Normal intervals that begin above where they end.
-- grain: one row per finding
-- datasets: kompassreferanse
-- severity: ERROR
-- message: Rad {rad}: det normale går fra {fra} til {til} poeng for {hva}. «Normal fra» kan ikke være høyest.
-- remedy: Bytt om de to poengsummene, eller rett den som er feil.
-- parameters:
with snudde as (
    select
        fra.rad,
        'poeng' as kolonne,
        fra.verdi,
        kompass_poeng(fra.verdi) as fra,
        kompass_poeng(til.verdi) as til,
        if(fra.nr = 'total', 'totalen', 'nr. ' || fra.nr) as hva
    from innlest as fra
    inner join innlest as til on fra.versjon = til.versjon and fra.aar = til.aar and fra.nr = til.nr
    where fra.slag = 'normal fra' and til.slag = 'normal til' and fra.verdi > til.verdi
    order by fra.rad
)

select * from snudde;
