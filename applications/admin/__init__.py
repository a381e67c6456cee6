from . import application, call, extension

__all__ = ["application", "call", "extension"]
