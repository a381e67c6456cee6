"""How a person is known again at each request."""

from allauth.account.auth_backends import AuthenticationBackend

from .models import User


class WithRoles(AuthenticationBackend):
    """As allauth signs in; the person comes with the roles, which every page of the staff asks for."""

    def get_user(self, user_id: int) -> User | None:
        found = User.objects.with_roles().filter(pk=user_id).first()
        return found if found and self.user_can_authenticate(found) else None
