-- purpose: which months are just behind the chosen period, and which remain of its year

-- 13 and 0 are the whole year: no month remains.
create or replace macro maaneder_igjen(valgt) as 12 - maaneder_hittil(valgt);

create or replace macro er_igjen(periode, valgt) as periode between maaneder_hittil(valgt) + 1 and 12;

-- The last three months of the year so far: fewer in its first two.
create or replace macro antall_siste(valgt) as least(maaneder_hittil(valgt), 3);

create or replace macro er_av_de_siste(periode, valgt) as
    periode between maaneder_hittil(valgt) - antall_siste(valgt) + 1 and maaneder_hittil(valgt);

-- As tolvdeler_hittil, of those months.
create or replace macro tolvdeler_av_de_siste(periode, valgt) as case
    when periode = 0 then antall_siste(valgt)
    when er_av_de_siste(periode, valgt) then 12
    else 0
end;
