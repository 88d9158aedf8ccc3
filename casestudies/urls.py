from django.urls import path

from casestudies import views

app_name = "casestudies"
urlpatterns = [
    path("case-studies", views.CaseStudyList.as_view(), name="list"),
    path("case-study/<number:number>", views.CaseStudyPage.as_view()),
    path("case-study/<number:number>/<anything:slug>", views.CaseStudyPage.as_view(), name="detail"),
]
