-- purpose: the leaders' roles, and whether each is part of a round
-- grain: one row per role with a level
-- parameters: enheter, runde
-- enheter: only leaders whose superior belongs there, null shows all
-- runde: null where no round is asked about
with ledere as (
    select
        l.kode,
        l.tittel,
        l.nivaa,
        exists (from lederavtale as a where a.rolle = l.kode and a.runde = $runde) as i_runden
    from lederne($enheter::varchar[]) as l
)

select * from ledere
order by nivaa, tittel, kode
