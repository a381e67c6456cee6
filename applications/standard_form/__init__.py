"""The form that a new call begins with: domain.md's data dictionary, in three languages."""

from .installing import install

__all__ = ["install"]
