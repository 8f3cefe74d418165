-- purpose: Grades that the self-assessment does not have.
-- grain: one row per finding
-- datasets: egenvurdering, kompassplan
-- severity: ERROR
-- message: Rad {rad}: grad {verdi} finnes ikke. Gradene går fra {laveste} til {hoeyeste}.
-- remedy: Rett graden til et helt tall på skalaen.
-- parameters:
with oppgitte as (
    unpivot (select innlest.rad, columns(navn -> navn in ('grad', 'maal_grad')) from innlest)
    on columns(* exclude (rad))
    into name kolonne value verdi
),

skalaen as (
    select min(g.grad::integer) as laveste, max(g.grad::integer) as hoeyeste
    from kompass_grad as g
),

utenfor as (
    select oppgitte.rad, 'grad' as kolonne, oppgitte.verdi, skalaen.laveste, skalaen.hoeyeste
    from oppgitte
    cross join skalaen
    anti join kompass_grad on oppgitte.verdi = kompass_grad.grad::integer
    order by oppgitte.rad
)

select * from utenfor;
