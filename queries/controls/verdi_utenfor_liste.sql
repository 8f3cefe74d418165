-- purpose: Values outside the list that the contract allows.
-- grain: one row per finding
-- datasets: alle
-- severity: WARNING
-- message: Kolonnen «{kolonne}» har «{verdi}» i {rader}, første gang i rad {rad}. Kjente verdier:
--   {tillatt}.
-- remedy: Verdien blir tatt med som den står. Bruk en av de kjente verdiene hvis raden skal telle med i
--   oversiktene.
-- parameters: dataset
with ukjente as (
    select
        min(brudd.rad) as rad,
        brudd.kolonne,
        left(brudd.verdi, 60) as verdi,
        any_value(brudd.ventet) as tillatt,
        count(*) as antall
    from brudd
    where brudd.dataset = $dataset and brudd.slag = 'utenfor'
    group by brudd.kolonne, brudd.verdi
    order by rad
)

select * from ukjente;
