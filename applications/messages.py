"""The kinds of message this app sends."""
