-- purpose: everything that has been published, and whether it still stands
-- grain: one row per edition of a period, the newest period and edition first
-- parameters:
with utgaver as (
    select
        p.aar,
        p.periode,
        p.utgave,
        p.versjon,
        p.skrevet,
        p.forord,
        p.rettelse,
        p.status,
        p.tidspunkt,
        p.av,
        p.manifest,
        p.trukket_tidspunkt,
        p.trukket_grunn
    from publisering as p
)

select * from utgaver
order by aar desc, periode desc, utgave desc
