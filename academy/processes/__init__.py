"""The processes of a portal on one machine, started, watched and stopped together."""
