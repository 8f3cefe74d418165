-- purpose: what others have got, to see one's own points against
-- grain: one row per versjon, aar, nr (total or an area) and slag, the newest year first
-- parameters:
-- figures: verdi in points; antall: municipalities behind it, null where it is not told
with referansene as (
    select
        r.versjon,
        r.aar,
        lower(r.nr) as nr,
        r.slag,
        coalesce(r.navn, r.slag) as navn,
        r.verdi::double as verdi,
        r.antall,
        r.kilde
    from kompassreferanse as r
    order by r.aar desc, r.versjon, kompass_orden(r.nr), r.slag
)

select * from referansene;
