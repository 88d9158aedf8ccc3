from django.urls import path

from newsletter.views import alerts, archive, joining, leaving, preferences

app_name = "newsletter"

people_pages = [
    path("newsletter/signup", joining.SignupPage.as_view(), name="signup"),
    path("newsletter/signup/sent", joining.SentPage.as_view(), name="signup_sent"),
    path("newsletter/link", joining.LinkPage.as_view(), name="link"),
    path("newsletter/confirm/<str:token>", joining.ConfirmPage.as_view(), name="confirm"),
    path("newsletter/preferences/<str:key>", preferences.PreferencesPage.as_view(), name="preferences"),
    path("newsletter/preferences/<str:key>/data.json", preferences.DataPage.as_view(), name="data"),
    path("newsletter/preferences/<str:key>/erase", preferences.ErasePage.as_view(), name="erase"),
    path("newsletter/unsubscribe/<str:key>/<slug:topic>", leaving.UnsubscribePage.as_view(), name="unsubscribe"),
]

archive_pages = [
    path("newsletter", archive.ArchivePage.as_view(), name="archive"),
    path("newsletter/<number:number>", archive.IssuePage.as_view()),
    path("newsletter/<number:number>/<anything:slug>", archive.IssuePage.as_view(), name="issue"),
]

alert_pages = [path("alerts/new", alerts.AlertPage.as_view(), name="alert")]

urlpatterns = [*people_pages, *archive_pages, *alert_pages]
