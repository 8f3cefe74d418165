-- purpose: The lines of a file that would add up to something else than they do now, where figures that are published
--   are made of them. `linjer` holds what stands (foer) and what would stand (etter), `publisert` the published periods.
-- grain: one row per datasett, maal, aar, periode and the rest of the dataset's key, the largest change first; foer and
--   etter are null where there is no row, publisert lists the published periods: `2026-09, 2026-10`
with maaneder as (
    select distinct
        l.datasett,
        l.aar,
        l.periode
    from linjer as l
),

-- Figures are the year so far, as the pages count it; of the budget the whole year is published too. Sick leave is shown over twelve months, beside the twelve before.
publiserte_maaneder as (
    select
        m.datasett,
        m.aar,
        m.periode,
        string_agg(p.noekkel, ', ' order by p.noekkel) as publisert
    from maaneder as m
    inner join publisert as p on case m.datasett
        when 'sykefravaer' then
            m.periode between 1 and 12
            and maaned_nr(p.aar, maaneder_hittil(p.periode)) - maaned_nr(m.aar, m.periode) between 0 and 23
        when 'budsjett' then m.aar = p.aar
        else m.aar = p.aar and er_hittil(m.periode, p.periode)
    end
    group by all
),

summer as (
    select
        l.* exclude (foer, etter),
        p.publisert,
        sum(l.foer) as foer,
        sum(l.etter) as etter
    from linjer as l
    inner join publiserte_maaneder as p
        on l.datasett = p.datasett and l.aar = p.aar and l.periode = p.periode
    group by all
),

endrede as (
    select
        s.*,
        coalesce(s.etter, 0) - coalesce(s.foer, 0) as endring
    from summer as s
    where s.foer is distinct from s.etter
)

select * from endrede
order by abs(endring) desc, datasett, aar, periode, maal
