-- purpose: Budget measures that are not among the tiltak.
-- grain: one row per id
-- datasets: maalstruktur
-- severity: WARNING
-- message: Budsjettiltaket «{verdi}» finnes ikke i tiltakene ({rader}, første gang i rad {rad}).
-- remedy: Kontroller id-en, eller les inn tiltakene på nytt hvis tiltaket er kommet til.
-- parameters:
with nevnte as (
    select innlest.rad, unnest(liste_av(innlest.tiltak)) as verdi
    from innlest
),

ukjente as (
    select min(nevnte.rad) as rad, 'tiltak' as kolonne, nevnte.verdi, count(*) as antall
    from nevnte
    anti join tiltak on nevnte.verdi = tiltak.id
    where exists (select lest.id from tiltak as lest)
    group by nevnte.verdi
    order by rad, nevnte.verdi
)

select * from ukjente;
