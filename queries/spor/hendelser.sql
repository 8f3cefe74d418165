-- purpose: the events of the trace: of one kind, of one person, in a span of time, or all
-- grain: one row per event, newest first
-- parameters: hendelse, hvem, fra, til
-- hendelse, hvem: null gives those of all kinds and of everybody
-- fra, til: moments in UTC, from and including fra, up to and not including til; null is no limit
with utvalg as (
    select
        s.tidspunkt,
        s.hendelse,
        s.hvem,
        s.rolle,
        s.hva
    from spor as s
    where
        ($hendelse is null or s.hendelse = $hendelse)
        and ($hvem is null or s.hvem = $hvem)
        and ($fra is null or s.tidspunkt >= $fra)
        and ($til is null or s.tidspunkt < $til)
)

select * from utvalg
order by tidspunkt desc, hendelse, hvem, hva
