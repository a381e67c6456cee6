"""The web process's entry."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["PORTAL_PROCESS"] = "web"  # before the settings are read
application = get_wsgi_application()
