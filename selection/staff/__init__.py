"""The staff's pages of the selection, inside the admin site. `admin/` gives them their addresses."""
