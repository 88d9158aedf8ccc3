from django.urls import path

from organisations import views

app_name = "organisations"
urlpatterns = [
    path("organisations", views.OrganisationList.as_view(), name="list"),
    path("org/<number:number>", views.OrganisationPage.as_view()),
    path("org/<number:number>/<anything:slug>", views.OrganisationPage.as_view(), name="detail"),
]
