import pytest
from django.core.exceptions import ValidationError

from core.fields import spoken_partial_date, validate_partial_date


@pytest.mark.parametrize("value", ["2012", "2012-05", "2012-02-29", "0001"])
def test_years_months_and_days_are_dates(value):
    validate_partial_date(value)


@pytest.mark.parametrize("value", ["12", "2012-13", "2013-02-29", "2012-5", "2012-05-", "٢٠١٢", "0000", "2012\n", "x"])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(ValidationError, match="2012-05-14"):
        validate_partial_date(value)


@pytest.mark.parametrize(
    ("value", "spoken"), [("2012", "2012"), ("2012-05", "May 2012"), ("2012-05-04", "4 May 2012"), ("", "")]
)
def test_dates_are_spoken_as_precisely_as_known(value, spoken):
    assert spoken_partial_date(value) == spoken
