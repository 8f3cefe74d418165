-- purpose: What is said to be carried out, with nothing that shows it.
-- grain: one row per finding
-- datasets: egenvurdering
-- severity: WARNING
-- message: Rad {rad}: {nr} ({verdi}) er gjennomført, men ikke dokumentert. Det gir ingen poeng før det er det.
-- remedy: Skriv hva som viser det: sak, vedtak, plan, rapport eller lenke. Evaluatoren ber om det samme.
-- parameters:
with udokumenterte as (
    select innlest.rad, 'dokumentasjon' as kolonne, innlest.dimensjon as verdi, innlest.nr
    from innlest
    where innlest.steg = 'gjennomført' and innlest.grad > 0 and coalesce(trim(innlest.dokumentasjon), '') = ''
    order by innlest.rad
)

select * from udokumenterte;
