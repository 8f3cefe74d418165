-- purpose: what counts as a post that comes regularly

-- The same month of two years, of the same sign, the larger at most twice the smaller.
create or replace macro er_jevn(i_fjor, i_forfjor) as
    i_fjor * i_forfjor > 0 and greatest(abs(i_fjor), abs(i_forfjor)) <= 2 * least(abs(i_fjor), abs(i_forfjor));

-- What has not come is missing from the sum too, at least by half: else it was only posted in another month or place.
create or replace macro er_borte(uteblitt, i_aar, i_fjor) as
    uteblitt <> 0 and abs(i_fjor) - abs(i_aar) >= 0.5 * abs(uteblitt);
