-- purpose: References that nobody can have got: above the maximum, or negative.
-- grain: one row per finding
-- datasets: kompassreferanse
-- severity: ERROR
-- message: Rad {rad}: referansen {poeng} poeng for {hva} kan ikke stemme. {grense}
-- remedy: Kontroller poengene og versjonen mot kilden.
-- parameters:
with utenfor as (
    select
        i.rad,
        'poeng' as kolonne,
        i.verdi,
        kompass_poeng(i.verdi) as poeng,
        if(l.nr = 'total', 'totalen', 'nr. ' || l.nr) as hva,
        if(i.verdi < 0, 'Poeng er aldri negative.', 'Det høyeste er ' || kompass_poeng(l.maks) || '.') as grense
    from innlest as i
    inner join kompass_ledd() as l on i.versjon = l.versjon and i.nr = l.nr
    where i.verdi not between 0 and l.maks
    order by i.rad
)

select * from utenfor;
