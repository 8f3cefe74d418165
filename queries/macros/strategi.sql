-- purpose: Cells that hold several names or ids, as lists.

create or replace macro delt_ved(tekst, skille) as list_filter(
    [trim(each) for each in regexp_split_to_array(coalesce(tekst, ''), skille)], each -> each != ''
);

create or replace macro punkter_av(tekst) as delt_ved(tekst, '[;\n]');

-- A comma parts names only where nothing else does: «Vei, vann og avløp; NAV» are two.
create or replace macro liste_av(tekst) as delt_ved(
    tekst, case when regexp_matches(coalesce(tekst, ''), '[;\n]') then '[;\n]' else ',' end
);
