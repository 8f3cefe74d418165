-- purpose: SSB's control 085: no expenditure on investment.
-- grain: one row, where the sum is wrong
-- title: Investeringsutgifter
-- datasets: kostra_regnskap, regnskap
-- severity: år ERROR
-- waits_for: Investeringene kan komme sent på året.
-- message: Investeringsutgiftene (art 010–599) er {beloep}. De skal være større enn null.
-- remedy: Kontroller at investeringsregnskapet (kontoklasse 0) er med, og at utgiftene er positive.
-- parameters:
with feil as (
    select
        null::bigint as rad,
        coalesce(sum(poster.beloep), 0)::bigint as beloep
    from poster
    where poster.kontoklasse = '0' and ssb_utgift(poster.art)
    having not coalesce(sum(poster.beloep), 0) > 0
)

select * from feil;
