-- purpose: Regions that are neither municipalities nor statistical regions.
-- grain: one row per finding
-- datasets: kostra, kostra_regnskap, befolkning
-- severity: WARNING
-- message: Regionen «{verdi}» er ukjent ({rader}, første gang i rad {rad}).
-- remedy: Kontroller navnet eller nummeret. Tallene blir tatt med under det navnet de har i filen, men kan ikke
--   sammenlignes med andre kommuner.
-- parameters:
with brukte as (
    select
        min(innlest.rad) as rad,
        'region' as kolonne,
        innlest.region as verdi,
        count(*) as antall
    from innlest
    where innlest.region is not null
    group by innlest.region
),

-- What an uploaded grouping names is known from there. A filuttrekk writes the municipality's number with two digits more; 0 and two digits are the country and counties.
ukjente as (
    select brukte.*
    from brukte
    where
        not exists (select 1 from kommune where kommune.kode = left(brukte.verdi, 4) and length(brukte.verdi) in (4, 6))
        and not exists (select 1 from region where region.kode = brukte.verdi)
        and not exists (
            select 1
            from kommunegruppe
            where brukte.verdi in (kommunegruppe.kommune, kommunegruppe.gruppe, 'EKA' || left(kommunegruppe.kommune, 2))
        )
        and not regexp_full_match(brukte.verdi, '0|\d{2}')
    order by brukte.rad
)

select * from ukjente;
