-- purpose: which goals and areas of Kommunekompasset the internal control of a year is tied to
-- grain: one row per tema and tjenesteomraade; maal and kompass are lists, tema may be null
-- parameters: aar, maaned
with knytning as (
    select
        nullif(trim(i.tema), '') as tema,
        i.tjenesteomraade,
        coalesce(any_value(o.navn), i.tjenesteomraade) as navn,
        sum(i.avvik_meldt)::integer as avvik_meldt,
        list_sort(list_distinct(flatten(list(liste_av(i.maal))))) as maal,
        list_sort(list_distinct(flatten(list(liste_av(i.kompass))))) as kompass
    from internkontroll as i
    left join tjenesteomraader() as o on i.tjenesteomraade = o.kode
    where i.aar = $aar and i.periode between 1 and $maaned
    group by nullif(trim(i.tema), ''), i.tjenesteomraade
)

select * from knytning
order by tema nulls last, navn
