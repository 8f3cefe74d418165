-- purpose: of the tasks in the plans of a kind, how many are done
-- grain: one row; a plan is as it stands: fra and til are null
-- parameters: planslag
-- i_gang: under way; those dropped are left out
with oppgavene as (
    select m.status
    from maalstruktur as m
    where m.planslag = $planslag and m.nivaa in ('oppdrag', 'tiltak', 'hovedoppgave') and coalesce(m.status, '') != 'utgår'
),

telt as (
    select
        (count(*) filter (where o.status = 'utført'))::integer as teller,
        count(*)::integer as nevner,
        (count(*) filter (where o.status = 'under arbeid'))::integer as i_gang,
        null::date as fra,
        null::date as til
    from oppgavene as o
)

select * from telt
order by nevner
