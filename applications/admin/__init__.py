from . import application, call

__all__ = ["application", "call"]
