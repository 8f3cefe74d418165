-- purpose: what must be ready before a date of a forum, as reference list forberedelse says
-- grain: one row per forum, what it applies to and what must be ready, the earliest first
--   gjelder: the rule is for those dates only whose title or themes hold these words; empty: for all of the forum's
--   for_leder: it is an enhetsleder's to do, who sees it also where the forum's dates are not shown
--   dager: before the date, working days where virkedager
-- parameters:
with regler as (
    select
        f.forum,
        coalesce(f.gjelder, '') as gjelder,
        f.dager::integer as dager,
        f.virkedager = 'ja' as virkedager,
        f.hva,
        f.rolle,
        f.for_leder = 'ja' as for_leder
    from forberedelse as f
)

select * from regler
order by forum, virkedager, dager desc, gjelder, hva
