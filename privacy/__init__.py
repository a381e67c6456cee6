"""Personal data: the register of what is kept of people, and what becomes of it. Knows none of the other apps."""

from .register import Declared, Held, declare, declared, fill, register

__all__ = ["Declared", "Held", "declare", "declared", "fill", "register"]
