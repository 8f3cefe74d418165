-- purpose: Values that are not what their column holds.
-- grain: one row per finding
-- datasets: alle
-- severity: ERROR
-- message: Rad {rad}, kolonne «{kolonne}»: «{verdi}» kan ikke leses som {ventet}.
-- remedy: Rett verdien i kildesystemet eller i filen, og last opp på nytt.{form} Ser alle radene slik ut, er feil
--   kolonne valgt i oppsettet.
-- parameters: dataset
with uleselige as (
    select
        brudd.rad,
        brudd.kolonne,
        left(brudd.verdi, 60) as verdi,
        brudd.ventet,
        brudd.ventet in ('et tall', 'et beløp', 'et antall dagsverk') as desimaltall
    from brudd
    where brudd.dataset = $dataset and brudd.slag = 'uleselig'
),

-- The file has the other sign than the one that could not be read. Three digits after it may be thousands, and tell nothing.
veiledet as (
    select
        u.rad,
        u.kolonne,
        u.verdi,
        u.ventet,
        case
            when bool_or(u.desimaltall and regexp_full_match(u.verdi, '[-−+]?\d+[.](\d{1,2}|\d{4,})')) over ()
                then ' Tall skrives med sifre, og med komma som desimaltegn i denne filen: 47,5 og ikke 47.5.'
            when bool_or(u.desimaltall and regexp_full_match(u.verdi, '[-−+]?\d+,(\d{1,2}|\d{4,})')) over ()
                then ' Tall skrives med sifre, og med punktum som desimaltegn i denne filen: 47.5 og ikke 47,5.'
            when bool_or(u.desimaltall) over () then ' Tall skrives med sifre.'
            else ''
        end as form
    from uleselige as u
    order by u.rad
)

select * from veiledet;
