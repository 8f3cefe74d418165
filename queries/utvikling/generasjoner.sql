-- purpose: the generations of digital maturity, and what each is known by
-- grain: one row per generation, the first one first
-- parameters:
with generasjoner as (
    select
        g.nr::integer as nr,
        g.navn,
        g.kjennetegn
    from digital_generasjon as g
)

select * from generasjoner
order by nr
