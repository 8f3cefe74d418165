"""Who may do what, as a table: one row an action, one column a role."""

import pytest

from dashboard import access
from dashboard.access import LOCAL_USER, NotAllowed, Role, User

ROLES = (Role.OKONOMI, Role.KLG, Role.LEDER, Role.FOLKEVALGT)
JA, NEI = True, False
TRUTH = {
    #                     økonomi klg  leder folkevalgt
    "see_help":          (JA,     JA,  JA,   JA),
    "see_drift":         (JA,     JA,  JA,   NEI),
    "see_sykefravaer":   (JA,     JA,  JA,   NEI),
    "upload":            (JA,     NEI, NEI,  NEI),
    "accept":            (JA,     NEI, NEI,  NEI),
    "hold_meeting":      (JA,     JA,  NEI,  NEI),
    "make_reports":      (JA,     JA,  NEI,  NEI),
}  # fmt: skip
OF_A_UNIT = {
    #                     økonomi klg  own  another's folkevalgt
    "explain":           (JA,     JA,  JA,  NEI,      NEI),
}  # fmt: skip
CASES = [(action, role, may) for action, row in TRUTH.items() for role, may in zip(ROLES, row, strict=True)]


def test_every_role_and_every_action_is_in_the_table():
    assert set(ROLES) == set(Role)
    told = set(TRUTH) | set(OF_A_UNIT)
    assert told == {name.removeprefix("may_") for name in vars(access) if name.startswith("may_")}
    assert told == {name.removeprefix("require_") for name in vars(access) if name.startswith("require_")}


@pytest.mark.parametrize(("action", "role", "may"), CASES)
def test_a_role_may_do_what_the_table_says_and_is_refused_the_rest(action, role, may):
    user = User("Noen", role)
    assert getattr(access, f"may_{action}")(user) is may
    if may:
        getattr(access, f"require_{action}")(user)
        return
    with pytest.raises(NotAllowed) as refusal:
        getattr(access, f"require_{action}")(user)
    assert refusal.value.title == "Du har ikke tilgang"
    assert refusal.value.what_happened.startswith("Rollen din gir ikke tilgang til å ")


@pytest.mark.parametrize("action", OF_A_UNIT)
def test_a_leader_acts_for_the_own_units_alone(action):
    own, others = User("Leder", Role.LEDER, frozenset({"311"})), User("Leder", Role.LEDER, frozenset({"213"}))
    users = (User("Ø", Role.OKONOMI), User("K", Role.KLG), own, others, User("F", Role.FOLKEVALGT))
    for user, may in zip(users, OF_A_UNIT[action], strict=True):
        assert getattr(access, f"may_{action}")(user, "311") is may
        if may:
            getattr(access, f"require_{action}")(user, "311")
        else:
            with pytest.raises(NotAllowed):
                getattr(access, f"require_{action}")(user, "311")


@pytest.mark.parametrize(
    ("role", "units"),
    [(Role.OKONOMI, None), (Role.KLG, None), (Role.LEDER, ("211", "311")), (Role.FOLKEVALGT, ())],
)
def test_a_leader_sees_the_own_units_and_a_folkevalgt_none(role, units):
    assert access.units_for(User("Noen", role, frozenset({"311", "211"}))) == units


def test_a_leader_without_units_sees_none_and_not_all():
    assert access.units_for(User("Ny", Role.LEDER)) == ()


def test_who_sits_at_the_machine_is_the_oekonomileder():
    assert LOCAL_USER.role is Role.OKONOMI
