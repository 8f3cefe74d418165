-- purpose: which evidence supports which sub-criterion of a version, and why
-- grain: one row per bevis and kriterium, in the order of the criteria
-- parameters: versjon
with koblingene as (
    select
        b.bevis,
        b.kriterium,
        b.hvorfor
    from kompass_bevis as b
    where b.versjon = $versjon
)

select * from koblingene
order by kompass_orden(kriterium), bevis
