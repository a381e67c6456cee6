from . import application, call, extension, list_act

__all__ = ["application", "call", "extension", "list_act"]
