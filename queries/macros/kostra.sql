-- purpose: who belongs to a region, and how many they are.

-- Whether municipality k is part of the region r, both rows of the view regioner. A municipality is its own only member.
create or replace macro hoerer_til(k, r) as
    k.slag = 'kommune'
    and (
        k.region = r.region
        or (k.kjent and (r.slag = 'landet' or (r.slag = 'landet_uten_oslo' and k.region <> '0301')))
        or r.region in (k.fylke, k.gruppe)
    );

-- A sum that is told only when every part of it is known.
create or replace macro sum_av_kjente(antall) as case when count(*) = count(antall) then sum(antall) end;

-- Whether an age group lies within fra to til years (til null: and older), and whether it does so in part only.
create or replace macro i_alderen(alder_fra, alder_til, fra, til) as
    alder_fra >= fra and coalesce(alder_til, 999) <= coalesce(til, 999);

create or replace macro delvis_i_alderen(alder_fra, alder_til, fra, til) as
    alder_fra <= coalesce(til, 999) and coalesce(alder_til, 999) >= fra and not i_alderen(alder_fra, alder_til, fra, til);

-- Inhabitants from fra to til years; null where a group reaches over a limit, as nobody knows how many are on which side,
-- and where no group is within.
create or replace macro antall_i_alder(antall, alder_fra, alder_til, fra, til) as
    case
        when bool_or(i_alderen(alder_fra, alder_til, fra, til)) and not bool_or(delvis_i_alderen(alder_fra, alder_til, fra, til))
            then sum_av_kjente(if(i_alderen(alder_fra, alder_til, fra, til), antall, 0))
    end;
