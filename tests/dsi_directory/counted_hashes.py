"""A hasher that counts its work."""

from django.contrib.auth.hashers import MD5PasswordHasher

made: list[str] = []


class CountedHasher(MD5PasswordHasher):
    algorithm = "counted"

    def encode(self, password, salt):
        made.append(salt)
        return super().encode(password, salt)
