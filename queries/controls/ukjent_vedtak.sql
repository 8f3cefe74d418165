-- purpose: Political decisions that the log does not have.
-- grain: one row per id
-- datasets: maalstruktur
-- severity: WARNING
-- message: Vedtaket «{verdi}» finnes ikke i vedtaksloggen ({rader}, første gang i rad {rad}).
-- remedy: Kontroller id-en, eller les inn vedtaksloggen på nytt hvis vedtaket er kommet til.
-- parameters:
with nevnte as (
    select innlest.rad, unnest(liste_av(innlest.vedtak)) as verdi
    from innlest
),

ukjente as (
    select min(nevnte.rad) as rad, 'vedtak' as kolonne, nevnte.verdi, count(*) as antall
    from nevnte
    anti join vedtak on nevnte.verdi = vedtak.id
    where exists (select lest.id from vedtak as lest)
    group by nevnte.verdi
    order by rad, nevnte.verdi
)

select * from ukjente;
