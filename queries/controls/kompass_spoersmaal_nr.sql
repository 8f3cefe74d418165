-- purpose: Questions that belong to no sub-criterion of their version.
-- grain: one row per finding
-- datasets: kompassspoersmaal
-- severity: ERROR
-- message: Rad {rad}: «{verdi}» {grunn}.
-- remedy: Et spørsmål har tre tall, og de to første er delkriteriet det hører til: 6.3.1 er det første spørsmålet i 6.3.
-- parameters:
with hjemloese as (
    select
        i.rad,
        'nr' as kolonne,
        i.nr as verdi,
        if(
            kompass_nivaa(i.nr) is distinct from 'spørsmål',
            'er ikke nummeret på et spørsmål',
            'hører til delkriterium ' || kompass_over(i.nr) || ', som versjon ' || i.versjon || ' ikke har'
        ) as grunn
    from innlest as i
    semi join kompass_versjon as v on i.versjon = v.versjon
    anti join kompass_kriterium as k
        on i.versjon = k.versjon and kompass_over(i.nr) = k.nr and kompass_nivaa(i.nr) = 'spørsmål'
    where i.nr is not null
    order by i.rad
)

select * from hjemloese;
