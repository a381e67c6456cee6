"""The staff's pages of a call and its form, inside the admin site. `admin/` gives them their addresses."""
