-- purpose: what the surveys have answered: of inhabitants, users and employees, and of what competence there is
-- grain: one row per slag, navn, aar, spoersmaal, tjenesteomraade and gruppe, the newest year first; resultat in maaleenhet
-- parameters:
-- tjenesteomraade, gruppe: null in both is all who answered; small groups stand here as they are, and are hidden by whoever shows them
with undersoekelser as (
    select
        u.slag,
        u.navn,
        u.aar,
        nullif(trim(u.tjenesteomraade), '') as tjenesteomraade,
        coalesce(o.navn, nullif(trim(u.tjenesteomraade), '')) as tjenesteomraade_navn,
        nullif(trim(u.gruppe), '') as gruppe,
        nullif(trim(u.tema), '') as tema,
        u.dimensjon,
        u.spoersmaal,
        u.resultat::double as resultat,
        trim(u.maaleenhet) as maaleenhet,
        u.svar,
        u.inviterte,
        liste_av(u.maal) as maal,
        liste_av(u.kompass) as kompass,
        u.kilde
    from undersoekelse as u
    left join tjenesteomraader() as o on nullif(trim(u.tjenesteomraade), '') = o.kode
)

select * from undersoekelser
order by aar desc, slag, navn, tema nulls last, spoersmaal, tjenesteomraade_navn nulls first, gruppe nulls first
