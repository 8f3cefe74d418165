-- purpose: Generations of digital maturity that are not among the five.
-- grain: one row per finding
-- datasets: modenhet
-- severity: ERROR
-- message: Rad {rad}: generasjon {verdi} finnes ikke. Digital modenhet går fra 1 til 5.
-- remedy: Rett generasjonen til et helt tall fra 1 til 5.
-- parameters:
with oppgitte as (
    select innlest.rad, 'generasjon' as kolonne, innlest.generasjon as verdi from innlest
    union all
    select innlest.rad, 'generasjon som mål' as kolonne, innlest.maal_generasjon as verdi from innlest
),

utenfor as (
    select *
    from oppgitte
    where oppgitte.verdi not between 1 and 5
    order by oppgitte.rad, oppgitte.kolonne
)

select * from utenfor;
