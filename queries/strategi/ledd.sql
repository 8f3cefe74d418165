-- purpose: the målstruktur, link by link, with cells of several names as lists
-- grain: one row per ledd, in the order of plan, nr and id; framdrift in %
-- parameters:
with leddene as (
    select
        m.id,
        m.plan,
        m.planslag,
        m.nivaa,
        m.overordnet,
        m.nr,
        m.tittel,
        punkter_av(m.innhold) as innhold,
        liste_av(m.fn_maal) as fn_maal,
        liste_av(m.hovedansvar) as hovedansvar,
        liste_av(m.delansvar) as delansvar,
        m.start,
        m.frist,
        m.status,
        m.statusdato,
        m.framdrift::double as framdrift,
        m.kommentar,
        m.ansvar,
        m.funksjon,
        m.art,
        m.prosjekt,
        liste_av(m.stoetter) as stoetter,
        liste_av(m.vedtak) as vedtak,
        liste_av(m.tiltak) as tiltak,
        liste_av(m.kompass) as kompass,
        m.viderefoert_fra,
        m.maaleenhet,
        m.startverdi::double as startverdi,
        m.maalverdi::double as maalverdi,
        m.verdi::double as verdi,
        m.verdidato,
        m.kilde
    from maalstruktur as m
    order by m.plan, m.nr, m.id
)

select * from leddene;
