"""The staff's pages of the programme, inside the admin site. `admin/` gives them their addresses."""
