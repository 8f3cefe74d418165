-- purpose: Total lines inside the data, which would count everything twice.
-- grain: one row per finding
-- datasets: regnskap, budsjett
-- severity: ERROR
-- message: Rad {rad} er en sumrad («{verdi}»). Den ville telt dobbelt.
-- remedy: Slett sumradene, eller eksporter uten summer.
-- parameters:
with sumrader as (
    select
        innlest.rad,
        'sum' as kolonne,
        coalesce(innlest.ansvar, innlest.konto, innlest.art, innlest.tjeneste, innlest.ansvar_navn) as verdi
    from innlest
    where
        regexp_matches(
            lower(concat_ws('|', innlest.ansvar, innlest.konto, innlest.art, innlest.tjeneste, innlest.funksjon)),
            '(^|\|)(del)?(sum|total|i alt)'
        )
    order by innlest.rad
)

select * from sumrader;
