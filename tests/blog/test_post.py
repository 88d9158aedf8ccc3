import pytest
from django.db import IntegrityError

from blog.models import Post
from tests.factories import PostFactory

pytestmark = pytest.mark.django_db


def test_unknown_category_is_refused():
    with pytest.raises(IntegrityError, match="category_is_known"):
        PostFactory(category="rumour")


def test_newest_come_first():
    old = PostFactory()
    new = PostFactory()
    assert list(Post.objects.newest()) == [new, old]
