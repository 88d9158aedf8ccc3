import pytest

from dsi_directory.synthetic.generate import generate


@pytest.fixture
def entries(db):
    """Sixty synthetic organisations and 120 projects."""
    generate(60)
