"""The backend: Django's own for PostgreSQL, which first makes sure that the server runs."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base

from .account import AccountMissing
from .server import PORT, USER, Server, ServerFailed


class DatabaseWrapper(base.DatabaseWrapper):
    def server(self) -> Server:
        """The server of this installation."""
        return Server(Path(getattr(settings, "EMBEDDED_DATABASE_FOLDER", settings.VAR / "postgres")))

    def get_connection_params(self) -> dict:
        embedded = self.server()
        self.settings_dict.update(HOST=str(embedded.socket_folder), PORT=str(PORT), USER=USER)
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict):
        try:
            self.server().ensure_running()
        except (ServerFailed, AccountMissing) as failure:
            raise ImproperlyConfigured(str(failure)) from failure
        return super().get_new_connection(conn_params)
