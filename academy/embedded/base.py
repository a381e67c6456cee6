"""The backend: Django's own for PostgreSQL, which makes sure that the server runs."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base

from .account import AccountMissing
from .server import PORT, USER, Server, ServerFailed, server_in


class DatabaseWrapper(base.DatabaseWrapper):
    def server(self) -> Server:
        """The server of this installation."""
        return server_in(Path(getattr(settings, "EMBEDDED_DATABASE_FOLDER", settings.VAR / "postgres")))

    def get_connection_params(self) -> dict:
        embedded = self.server()
        user = self.settings_dict["USER"] or USER
        self.settings_dict.update(HOST=str(embedded.socket_folder), PORT=str(PORT), USER=user)
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict):
        """A connection to the server, which is started when it does not answer."""
        try:
            self.server().join()
            try:
                return super().get_new_connection(conn_params)
            except base.Database.OperationalError:
                self.server().ensure_running()
        except (ServerFailed, AccountMissing) as failure:
            raise ImproperlyConfigured(str(failure)) from failure
        return super().get_new_connection(conn_params)
