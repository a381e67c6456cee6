"""Hiding who applies: names in texts, and copies of documents that tell nothing of their maker."""

from .documents import CannotBeShown, NeutralFile, neutral_copy
from .mask import Mask
from .words import mask_of

__all__ = ["CannotBeShown", "Mask", "NeutralFile", "mask_of", "neutral_copy"]
