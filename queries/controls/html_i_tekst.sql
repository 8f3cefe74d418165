-- purpose: Texts with markup in them.
-- grain: one row per cell
-- datasets: maalstruktur, oppdragsstatus, gevinst, undersoekelse, modenhet, internkontroll, rolle, lederavtale, moeteplan,
--   kompassevaluering, kompassomtale, kompassreferanse, kompassspoersmaal, egenvurdering, kompassplan
-- severity: WARNING
-- message: Rad {rad}, kolonne «{kolonne}»: teksten inneholder kode (HTML). Den vises som tekst og kjøres aldri.
-- remedy: Hører koden ikke til teksten, ta den bort i filen og last opp på nytt.
-- parameters:
with celler as (
    unpivot (
        select
            innlest.rad,
            columns(navn -> navn not in ('rad', 'kildekolonne') and not ends_with(navn, '_raa'))::varchar
        from innlest
    )
    on columns(* exclude (rad))
    into name navn value tekst
),

-- The columns' names spell æ, ø and å in two letters.
kode as (
    select
        celler.rad,
        replace(replace(replace(replace(celler.navn, '_', ' '), 'ae', 'æ'), 'oe', 'ø'), 'aa', 'å') as kolonne,
        left(celler.tekst, 60) as verdi
    from celler
    where
        contains(celler.tekst, '<')
        and regexp_matches(celler.tekst, '(?i)<!--|</?[a-z][a-z0-9-]*(\s[^<>]*)?/?>|<(script|img|iframe|svg|style|object|embed)\b')
    order by celler.rad, kolonne
)

select * from kode;
