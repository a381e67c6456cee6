"""A demonstration: three editions with people from all over the world. Fictional but for the
facts of the Academy's history."""

from accounts.roles import Role

PASSPHRASE = "academy-demo-2026"  # noqa: S105  printed for everybody who starts the demonstration

# Role or part, address, given names, family names.
PEOPLE = [
    (Role.ADMINISTRATOR, "administrator@academy.example.org", "Ingrid", "Haugen"),
    (Role.SELECTION_OFFICER, "selection-officer@academy.example.org", "Aminata", "Traoré"),
    (Role.APPROVER, "approver@academy.example.org", "Jorge", "Medina Rojas"),
    (Role.REVIEWER, "reviewer@academy.example.org", "Nguyễn", "Thị Minh Khai"),
    (Role.PROGRAMME_OFFICER, "programme-officer@academy.example.org", "Chiara", "Bruno"),
    (Role.READER, "reader@academy.example.org", "Tomasz", "Wójcik"),
    ("applicant", "applicant@example.org", "Fatou", "N’Diaye"),
    ("participant", "participant@example.org", "Rosa María", "Quispe de la Cruz"),
]


def logins() -> list[tuple[str, str, str]]:
    """Role, address and passphrase of each demo account."""
    return [(str(role), email, PASSPHRASE) for role, email, _given, _family in PEOPLE]
