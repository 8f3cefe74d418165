-- purpose: which line of a statement an account belongs to, and in which years a line holds

-- A code of three digits, with or without local digits behind, inside a range whose ends may be open.
create or replace macro er_i_spennet(kode, fra, til) as
    left(coalesce(kode, ''), 3) between coalesce(fra, '') and coalesce(til, '999');

-- Years of the code lists are text; an open end holds for ever.
create or replace macro gjelder_i_aaret(aar, fra, til) as
    aar between coalesce(fra::integer, 0) and coalesce(til::integer, 9999);
