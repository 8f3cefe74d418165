-- purpose: which budget measures somebody sees, and when one that is reported done shows nothing in the accounts

-- Measures with the name of their tjenesteområde. enheter: only those on the ansvar of these; null shows all.
create or replace macro tiltak_for(enheter, alle_tiltak := 'tiltak', struktur := 'organisasjon') as table
with egne_ansvar as (
    select distinct s.ansvar
    from query_table(struktur) as s
    where list_contains(enheter::varchar[], s.enhet)
),

synlige as (
    select
        t.*,
        coalesce(o.navn, t.tjenesteomraade, 'Ikke plassert') as tjenesteomraade_navn
    from query_table(alle_tiltak) as t
    left join tjenesteomraader(struktur := struktur) as o on t.tjenesteomraade = o.kode
    where enheter::varchar[] is null or t.ansvar in (select e.ansvar from egne_ansvar as e)
)

select * from synlige;

-- What the accounts show none of: nothing less is used than last year, and the merforbruk takes most of the effect
-- that the budget builds on. Both, because prices alone can lift the use above last year's, and other things than
-- the measure can give a merforbruk. Three quarters, and 100 000 kr, leave room for bills that come early [conv].
-- Null: it cannot be told.
create or replace macro er_uten_effekt(vedtatt_hittil, nedgang, avvik) as
    nedgang <= 0 and vedtatt_hittil > 0 and -avvik >= greatest(0.75 * vedtatt_hittil, 100000);
