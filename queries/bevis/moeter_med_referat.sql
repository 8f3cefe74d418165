-- purpose: of the dialogue meetings whose day has come, how many are closed, which locks their minutes
-- grain: one row; fra, til: the first and the last meeting
-- parameters: fra, til
-- drift, strategisk: the closed ones by forum; beslutninger, oppgaver: written in them
with moetene as (
    select
        m.id,
        m.dato,
        m.forum,
        m.status = 'avsluttet' and m.referat_versjon is not null as med_referat
    from moete as m
    where m.dato between $fra::date and $til::date
),

skrevet as (
    select
        m.id,
        count(*) filter (where b.type = 'beslutning') as beslutninger,
        count(*) filter (where b.type = 'oppgave') as oppgaver
    from moetene as m
    inner join beslutning as b on m.id = b.moete
    where m.med_referat
    group by m.id
),

telt as (
    select
        (count(*) filter (where m.med_referat))::integer as teller,
        count(*)::integer as nevner,
        (count(*) filter (where m.med_referat and m.forum = 'styringsdialog drift'))::integer as drift,
        (count(*) filter (where m.med_referat and m.forum = 'styringsdialog strategisk'))::integer as strategisk,
        coalesce(sum(s.beslutninger), 0)::integer as beslutninger,
        coalesce(sum(s.oppgaver), 0)::integer as oppgaver,
        min(m.dato) as fra,
        max(m.dato) as til
    from moetene as m
    left join skrevet as s on m.id = s.id
)

select * from telt
order by nevner
