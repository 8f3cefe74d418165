-- purpose: Local words for a status or type, read as the product's own.
-- grain: one row per finding
-- datasets: vedtak, tiltak, befolkning, utgiftsbehov, maalstruktur, oppdragsstatus, gevinst, undersoekelse, moeteplan,
--   kompassomtale, egenvurdering
-- severity: INFO
-- message: Kolonnen «{kolonne}» har «{verdi}» i {rader}, lest som «{lest}».
-- remedy: Stemmer det ikke, rett ordet i filen, eller i listen data/reference/statusord.csv.
-- parameters: dataset
with oversatt as (
    select
        min(brudd.rad) as rad,
        brudd.kolonne,
        left(brudd.verdi, 60) as verdi,
        any_value(brudd.ventet) as lest,
        count(*) as antall
    from brudd
    where brudd.dataset = $dataset and brudd.slag = 'oversatt'
    group by brudd.kolonne, brudd.verdi
    order by rad
)

select * from oversatt;
