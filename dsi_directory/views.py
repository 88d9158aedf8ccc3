from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from blog.models import Post
from casestudies.models import CaseStudy
from organisations.models import Organisation
from projects.models import Project


def home(request):
    kinds = {"organisations": Organisation, "projects": Project, "case_studies": CaseStudy, "posts": Post}
    context = {
        "counts": {name: kind.objects.published().current().count() for name, kind in kinds.items()},
        "case_studies": CaseStudy.objects.published().current().on_home_page().for_cards(),
        "posts": Post.objects.published().current().newest().for_cards()[:3],
        "organisations": Organisation.objects.published().current().newest().for_cards()[:4],
        "projects": Project.objects.published().current().newest().for_cards()[:4],
    }
    return render(request, "home.html", context)


def page_not_found(request, exception):
    return render(request, "404.html", {}, status=404)


def permission_denied(request, exception):
    return render(request, "403.html", {}, status=403)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", {}, status=403)


# These two take nothing from the request or the database: either may be what is broken.
def bad_request(request, exception):
    return HttpResponse(get_template("400.html").render(), status=400)


def server_error(request):
    return HttpResponse(get_template("500.html").render(), status=500)
