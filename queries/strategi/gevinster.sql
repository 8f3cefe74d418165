-- purpose: the gains that are planned and taken out, with who carries the cost and who has the gain
-- grain: one row per ledd, aar, slag, gevinst_hos and beskrivelse; gains in kr (slag kr) or in maaleenhet, costs in kr
-- parameters:
with navngitt as (
    select
        g.ledd,
        m.tittel,
        m.nivaa,
        m.plan,
        m.planslag,
        g.aar,
        g.slag,
        g.beskrivelse,
        case when g.slag = 'kr' then 'kr' else g.maaleenhet end as maaleenhet,
        g.planlagt::double as planlagt,
        g.realisert::double as realisert,
        g.gevinst_hos,
        coalesce(hos.navn, g.gevinst_hos) as gevinst_hos_navn,
        g.kostnad_hos,
        coalesce(av.navn, g.kostnad_hos) as kostnad_hos_navn,
        g.kostnad::double as kostnad,
        g.kommentar
    from gevinst as g
    left join maalstruktur as m on g.ledd = m.id
    left join tjenesteomraader() as hos on g.gevinst_hos = hos.kode
    left join tjenesteomraader() as av on g.kostnad_hos = av.kode
    order by g.aar, m.plan, g.ledd, g.slag, g.gevinst_hos
)

select * from navngitt;
