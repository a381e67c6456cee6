"""Questions asked of people."""

from django.apps import apps
from django.contrib.auth.base_user import BaseUserManager
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models

from .roles import Role


class UserQuerySet(models.QuerySet):
    def in_role(self, role: Role) -> "UserQuerySet":
        """Active staff who hold the role."""
        return self.filter(is_active=True, is_staff=True, groups__name=role)

    def with_roles(self) -> "UserQuerySet":
        """With what `role_names` needs, so that it costs no query of its own."""
        groups = apps.get_model("auth", "Group").objects.filter(user=models.OuterRef("pk")).order_by()
        return self.annotate(roles_read=ArraySubquery(groups.values("name")))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def get_by_natural_key(self, email: str):
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **fields):
        """A new account; the address is stored in lower case, as it is compared."""
        if not email:
            raise ValueError("An account needs an email address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
