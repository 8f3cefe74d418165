-- purpose: Statuses, gains, surveys, counts and plans that point at a link which no plan has.
-- grain: one row per missing link
-- datasets: oppdragsstatus, gevinst, undersoekelse, internkontroll, kompassplan
-- severity: WARNING
-- message: «{verdi}» finnes ikke i målstrukturen ({rader}, første gang i rad {rad}).
-- remedy: Kontroller id-en, eller les inn planen leddet hører til. Til da vises raden ikke sammen med noe mål.
-- parameters: dataset
with celler as (
    select innlest.rad, columns(navn -> navn in ('oppdrag', 'ledd', 'maal')) as celle
    from innlest
),

nevnte as (
    select celler.rad, unnest(liste_av(celler.celle)) as verdi
    from celler
    anti join maalstruktur on celler.celle = maalstruktur.id
),

ukjente as (
    select
        min(nevnte.rad) as rad,
        case when $dataset = 'oppdragsstatus' then 'oppdrag' when $dataset in ('gevinst', 'kompassplan') then 'ledd' else 'mål' end as kolonne,
        nevnte.verdi,
        count(*) as antall
    from nevnte
    anti join maalstruktur on nevnte.verdi = maalstruktur.id
    group by nevnte.verdi
    order by rad, nevnte.verdi
)

select * from ukjente;
