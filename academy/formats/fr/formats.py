"""French dates; what stands not here is Django's own. The first of a month stays « 1 », since a
format cannot know the day that it writes."""

DATETIME_FORMAT = r"j F Y \à H:i"
SHORT_DATE_FORMAT = "j N Y"
SHORT_DATETIME_FORMAT = r"j N Y \à H:i"
WEEKDAY_DATE_FORMAT = "l j F Y"
WEEKDAY_MONTH_DAY_FORMAT = "D j F"
