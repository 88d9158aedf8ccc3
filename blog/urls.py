from django.urls import path

from blog import views

app_name = "blog"
urlpatterns = [
    path("blog", views.PostList.as_view(), name="list"),
    path("blog/<number:number>", views.PostPage.as_view()),
    path("blog/<number:number>/<anything:slug>", views.PostPage.as_view(), name="detail"),
]
