"""Printed pages: PDF that is archivable, accessible and shows every script. Knows none of the other apps."""

from .lettering import FontsMissing
from .typesetting import CannotBeMade, picture, typeset, typeset_legibly

__all__ = ["CannotBeMade", "FontsMissing", "picture", "typeset", "typeset_legibly"]
