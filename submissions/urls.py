from django.urls import path

from submissions.views import joining, status

app_name = "submissions"

joining_pages = [
    path("join/<str:key>", joining.DraftPage.as_view(), name="draft"),
]

status_pages = [
    path("submissions/confirm/<str:token>", status.ConfirmPage.as_view(), name="confirm"),
    path("submissions/<str:key>", status.StatusPage.as_view(), name="status"),
]

urlpatterns = [*joining_pages, *status_pages]
