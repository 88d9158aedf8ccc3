from allauth.account.adapter import DefaultAccountAdapter


class EditorsOnly(DefaultAccountAdapter):
    """Accounts are made by an administrator: nobody signs up."""

    def is_open_for_signup(self, request) -> bool:
        return False
