"""An editor with a browser: signed in, at the front server or at a web process of their choice."""

import io

import requests
from bs4 import BeautifulSoup
from PIL import Image

from tests.cluster.site import EDITOR, FRONT, PASSWORD, URL
from tests.submissions.sending import values_in


class Editor:
    def __init__(self):
        self.browser = requests.Session()
        # Django compares both with the address of the site.
        self.browser.headers.update({"Referer": f"{URL}/", "Host": f"127.0.0.1:{FRONT}"})

    def get(self, address: str, port: int = FRONT) -> requests.Response:
        return self.browser.get(f"http://127.0.0.1:{port}{address}", timeout=30, allow_redirects=False)

    def post(self, address: str, files: dict | None = None, **changes) -> requests.Response:
        """Fills in the form at an address with these."""
        page = BeautifulSoup(self.get(address).content, "html.parser")
        form = page.select_one("#content-main form") or page.select_one("form:has([name=login])")
        data = values_in(form) | changes
        return self.browser.post(f"{URL}{address}", data, files=files, timeout=60, allow_redirects=False)

    def sign_in(self) -> "Editor":
        answer = self.post("/account/login/", login=EDITOR, password=PASSWORD)
        assert answer.status_code == 302, answer.text
        return self

    def is_signed_in(self, port: int = FRONT) -> bool:
        return self.get("/admin/", port).status_code == 200

    def change(self, number: int, **fields) -> None:
        answer = self.post(f"/admin/organisations/organisation/{number}/change/", **fields)
        assert answer.status_code == 302, answer.text

    def upload(self, words: str) -> requests.Response:
        file = io.BytesIO()
        Image.new("RGB", (400, 300), "teal").save(file, "PNG")
        picture = {"file": ("picture.png", file.getvalue(), "image/png")}
        return self.post("/admin/core/picture/add/", picture, alternative_text=words)
