"""The Django database backend "academy.embedded": PostgreSQL from PyPI, started when first needed."""
