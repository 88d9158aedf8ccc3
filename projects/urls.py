from django.urls import path

from projects import views

app_name = "projects"
urlpatterns = [
    path("projects", views.ProjectList.as_view(), name="list"),
    path("project/<number:number>", views.ProjectPage.as_view()),
    path("project/<number:number>/<anything:slug>", views.ProjectPage.as_view(), name="detail"),
]
