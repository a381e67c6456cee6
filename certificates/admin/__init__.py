"""Certificates, the terms on which they are given and the keys that sign them, in the admin."""

from . import certificates, keys, terms  # noqa: F401  each registers its own
