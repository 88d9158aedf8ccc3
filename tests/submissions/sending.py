"""What the tests of forms share: sending a form as a browser would, also many times at once."""

from concurrent.futures import ThreadPoolExecutor

from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def filled(client, address: str, selector: str = "main form") -> dict[str, list[str]]:
    """What the form at an address would post if nobody changed anything."""
    return values_in(soup(client.get(address)).select_one(selector))


def values_in(form) -> dict[str, list[str]]:
    """What stands in the fields of a form, files and buttons aside."""
    values = {}
    for field in form.select("[name]:not(button, [type=file])"):
        if field.name == "select":
            chosen = [option["value"] for option in field.select("option[selected]")] or [""]
        elif field.get("type") in ("checkbox", "radio"):
            chosen = [field.get("value", "on")] if field.has_attr("checked") else []
        else:
            chosen = [written_in(field)]
        if chosen:
            values.setdefault(field["name"], []).extend(chosen)
    return values


def written_in(field) -> str:
    """What stands in a field, as a browser sends it: a text area starts with a line break that is none of its text."""
    text = field.text.replace("\r\n", "\n").removeprefix("\n") if field.name == "textarea" else field.get("value", "")
    return text.replace("\n", "\r\n")


def errors(response) -> list[str]:
    return [item.get_text(" ", strip=True) for item in soup(response).select(".error-summary li")]


def at_once(times: int, do) -> list:
    """What the function gives, called this often at the same time."""

    def closing_connection():
        try:
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(min(times, 16)) as threads:
        return [task.result() for task in [threads.submit(closing_connection) for _ in range(times)]]


def post_at_once(times: int, address: str, data: dict) -> list[int]:
    # What a test before this one has counted is kept in a table that is not emptied with the models.
    cache.clear()
    return at_once(times, lambda: Client().post(address, data).status_code)
