from django.urls import path

from mail import provider, views

app_name = "mail"
urlpatterns = [
    path("outbox", views.outbox, name="outbox"),
    path("outbox/<number:number>", views.message, name="message"),
    path("outbox/<number:number>.html", views.message_html, name="message_html"),
    path("mail/webhooks/<slug:provider>/tracking/", provider.web_hook, name="web_hook"),
]
