from django.urls import path

from submissions.views import closed, figures, joining, status

app_name = "submissions"

closed_pages = [
    path("join/tell-me", closed.WishPage.as_view(), name="tell_me"),
    path("join/tell-me/<str:token>", closed.ConfirmWishPage.as_view(), name="wish"),
    path("join/<str:key>/copy.txt", closed.CopyPage.as_view(), name="copy"),
]

joining_pages = [
    path("join", joining.JoinPage.as_view(), name="join"),
    path("join/<str:key>/later", joining.DraftPage.as_view(), name="later"),
    path("join/<str:key>", joining.DraftPage.as_view(), name="draft"),
]

status_pages = [
    path("submissions/confirm/<str:token>", status.ConfirmPage.as_view(), name="confirm"),
    path("submissions/<str:key>", status.StatusPage.as_view(), name="status"),
]

public_pages = [
    path("moderation", figures.moderation, name="figures"),
]

urlpatterns = [*closed_pages, *joining_pages, *status_pages, *public_pages]
