# Days without the zero in front that Django gives them.
DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
