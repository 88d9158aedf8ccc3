from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """Signing in, in the words of this site."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["login"].label = "User name or e-mail address"
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["remember"].label = "Stay signed in on this computer"
        # The labels say it already.
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
