"""The staff’s pages of messages and their texts, inside the admin site. `admin.py` gives them addresses."""
