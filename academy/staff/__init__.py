"""The staff's pages that combine what several apps own. `admin_site` gives them their addresses."""
