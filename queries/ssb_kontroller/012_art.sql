-- purpose: SSB's control 012: arts that are not in the year's list. The municipality's internal arts were in it
--   once: 290 and 790 until 2015, 490 and 690 until 2019, in quarters until 2023. 298, 379 and 798 are Oslo's.
-- grain: one row per post
-- title: Arter som gjelder i året
-- datasets: kostra_regnskap, regnskap
-- severity: kv1 WARNING, kv2 WARNING, kv3 WARNING, kv4 ERROR, år ERROR
-- message: Art «{art}» gjelder ikke i {aar}: {beloep} på funksjon {funksjon}.
-- remedy: Før beløpet på en art som gjelder i {aar}. Fordelte utgifter (690) føres tilbake på artene de er
--   fordelt fra, og art 490 hører bare hjemme i budsjettet.
-- parameters: aar, kvartal, region
with gyldige as (
    select art.kode
    from art
    where
        $aar between coalesce(art.gyldig_fra::integer, 0) and coalesce(art.gyldig_til::integer, 9999)
        and case
            when art.kode in ('290', '790') then $aar <= 2015
            when art.kode in ('490', '690') then $aar <= case $kvartal when '' then 2019 else 2023 end
            when art.kode in ('298', '379', '798') then left($region, 4) = '0301'
            else art.intern = 'nei'
        end
),

feil as (
    select
        poster.rad,
        'art' as kolonne,
        poster.art as verdi,
        poster.kontoklasse,
        poster.funksjon,
        poster.art,
        poster.beloep
    from poster
    where poster.art not in (from gyldige)
)

select * from feil
order by rad;
