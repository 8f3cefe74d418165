-- purpose: Decisions that stand in the log and are not in the file: the file replaces the whole log.
-- grain: one row per file with such decisions
-- datasets: vedtak
-- severity: WARNING
-- message: {antall} av vedtakene som står i loggen nå, finnes ikke i filen og forsvinner fra den. Det første er
--   «{verdi}».
-- remedy: Filen skal være hele loggen. Er den et utdrag, ta ut alle vedtakene og last opp på nytt.
-- parameters:
with borte as (
    select
        null::bigint as rad,
        'id' as kolonne,
        min(vedtak.id) as verdi,
        count(*) as antall
    from vedtak
    where not exists (select 1 from innlest where innlest.id = vedtak.id)
    having count(*) > 0
)

select * from borte;
