"""Parts of addresses that are taken strictly: ASCII digits only, and never more than the database can hold."""


class NumberConverter:
    regex = "[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class AnythingConverter:
    """The slug's place: whatever stands there is answered with the way to the right one."""

    regex = r"[\s\S]*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
