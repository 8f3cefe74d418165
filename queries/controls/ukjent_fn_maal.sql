-- purpose: UN goals that are not among the seventeen.
-- grain: one row per value
-- datasets: maalstruktur
-- severity: WARNING
-- message: «{verdi}» er ikke nummeret på et av FNs bærekraftsmål ({rader}, første gang i rad {rad}).
-- remedy: Skriv numrene, fra 1 til 17. Skill flere med semikolon.
-- parameters:
with nevnte as (
    select innlest.rad, unnest(liste_av(innlest.fn_maal)) as verdi
    from innlest
),

ukjente as (
    select min(nevnte.rad) as rad, 'FNs bærekraftsmål' as kolonne, nevnte.verdi, count(*) as antall
    from nevnte
    where not regexp_full_match(nevnte.verdi, '[1-9]|1[0-7]')
    group by nevnte.verdi
    order by rad, nevnte.verdi
)

select * from ukjente;
