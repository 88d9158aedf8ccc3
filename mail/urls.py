from django.urls import path

from mail import views

app_name = "mail"
urlpatterns = [
    path("outbox", views.outbox, name="outbox"),
    path("outbox/<number:number>", views.message, name="message"),
    path("outbox/<number:number>.html", views.message_html, name="message_html"),
]
