-- purpose: the decisions and actions of one meeting, or of all
-- grain: one row per decision or action, in the order they were written
-- parameters: moete
-- moete: id of the meeting, null gives those of all
with nummerert as (
    select
        b.id,
        b.moete,
        b.sak,
        b.type,
        b.tekst,
        b.ansvarlig,
        b.frist,
        b.status,
        b.kommentar,
        b.gjelder,
        b.lenke,
        b.registrert,
        b.lukket
    from beslutning as b
    where $moete is null or b.moete = $moete
)

select * from nummerert
order by registrert, moete, try_cast(split_part(id, '-', -1) as integer), id
