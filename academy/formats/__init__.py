"""How dates are written, by language. Beside Django's formats there are two of ours, used by name like
them (`{{ day|date:"WEEKDAY_DATE_FORMAT" }}`): each language must define both."""
