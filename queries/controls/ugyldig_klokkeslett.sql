-- purpose: Times that are no time of day, and meetings that end before they begin.
-- grain: one row per finding
-- datasets: moeteplan
-- severity: WARNING
-- message: Rad {rad}: {feil}.
-- remedy: Skriv klokkeslett som 09:00, og la «Til kl.» være senere enn «Fra kl.».
-- parameters:
with tider as (
    select innlest.rad, 'fra kl.' as kolonne, innlest.kl_fra as verdi from innlest
    union all
    select innlest.rad, 'til kl.' as kolonne, innlest.kl_til as verdi from innlest
),

tydet as (
    select
        innlest.rad,
        innlest.kl_fra,
        innlest.kl_til,
        try_strptime(left(innlest.kl_fra, 5), '%H:%M')::time as fra,
        try_strptime(left(innlest.kl_til, 5), '%H:%M')::time as til
    from innlest
),

feil as (
    select tider.rad, tider.kolonne, tider.verdi, '«' || tider.verdi || '» er ikke et klokkeslett som 09:00' as feil
    from tider
    where not regexp_full_match(tider.verdi, '([01]\d|2[0-3]):[0-5]\d(:00)?')
    union all
    select
        tydet.rad,
        'til kl.' as kolonne,
        tydet.kl_til as verdi,
        'møtet slutter ' || tydet.kl_til || ', men begynner ' || tydet.kl_fra as feil
    from tydet
    where tydet.til <= tydet.fra
    order by all
)

select * from feil;
