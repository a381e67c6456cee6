"""The staff's pages of certificates, inside the admin site. `admin.py` gives them their addresses."""
