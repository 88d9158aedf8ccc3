from django.urls import path

from submissions.views import checking, closed, correcting, drafts, figures, joining, objecting, reporting, status

app_name = "submissions"

closed_pages = [
    path("join/tell-me", closed.WishPage.as_view(), name="tell_me"),
    path("join/tell-me/<str:token>", closed.ConfirmWishPage.as_view(), name="wish"),
    path("join/<str:key>/copy.txt", closed.CopyPage.as_view(), name="copy"),
]

joining_pages = [
    path("join", joining.JoinPage.as_view(), name="join"),
    path("join/doubles", joining.DoublesFragment.as_view(), name="doubles_fragment"),
    path("join/organisations", joining.OrganisationsFragment.as_view(), name="organisations_fragment"),
    path("join/<str:key>/check", checking.CheckPage.as_view(), name="check"),
    path("join/<str:key>/later", checking.LaterPage.as_view(), name="later"),
    path("join/<str:key>/<slug:part>/<slug:step>", drafts.StepPage.as_view(), name="step"),
    path("join/<str:key>/<slug:part>/<slug:step>/doubles", checking.DoublesPage.as_view(), name="doubles"),
    path("join/<str:key>", drafts.DraftPage.as_view(), name="draft"),
]

correcting_pages = [
    path("correct/<slug:kind>/<number:number>", correcting.CorrectionPage.as_view(), name="correct"),
    path("report/<slug:kind>/<number:number>", reporting.ProblemsPage.as_view(), name="report"),
    path("report/<slug:kind>/<number:number>/<slug:problem>", reporting.ReportPage.as_view(), name="report_problem"),
    path("submissions/received", reporting.ReceivedPage.as_view(), name="received"),
    path("submissions/statement/<str:token>", objecting.AuthorObjects.as_view(), name="statement"),
    path("submissions/<str:key>/objection", objecting.SenderObjects.as_view(), name="objection"),
]

# After those above: a key may look like any word.
status_pages = [
    path("submissions/confirm/<str:token>", status.ConfirmPage.as_view(), name="confirm"),
    path("submissions/<str:key>/sent", status.SentPage.as_view(), name="sent"),
    path("submissions/<str:key>/pictures/<slug:part>/<slug:use>.webp", status.PictureFile.as_view(), name="picture"),
    path("submissions/<str:key>", status.StatusPage.as_view(), name="status"),
]

public_pages = [
    path("moderation", figures.moderation, name="figures"),
]

urlpatterns = [*closed_pages, *joining_pages, *correcting_pages, *status_pages, *public_pages]
