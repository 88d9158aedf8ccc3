import pytest

from core.models import Picture

MISSING = f"pictures/ab/{'ab' * 16}-320.webp"

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("encoding", ["webp", "avif"])
def test_picture_is_served_with_its_type_for_a_year(client, png, encoding):
    picture = Picture.objects.create(file=png, alternative_text="A teal field")
    response = client.get(picture.url(encoding=encoding))
    assert response.headers["Content-Type"] == f"image/{encoding}"
    assert "immutable" in response.headers["Cache-Control"]
    assert response.getvalue()


@pytest.mark.parametrize(
    "name", ["pictures", "pictures/ab/", "pictures/../x.webp", "none.webp", "%00", "x" * 5000, MISSING]
)
def test_what_is_no_picture_is_not_found(client, name):
    assert client.get(f"/media/{name}").status_code == 404
