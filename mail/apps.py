from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "mail"
    verbose_name = "Mail"

    def ready(self):
        from anymail.signals import tracking

        from mail import provider

        # The one signal that is heard here: anymail tells of mails that came back in no other way.
        tracking.connect(provider.hear, dispatch_uid="mail.provider")
