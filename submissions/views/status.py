from django.http import HttpResponse

from submissions.views.base import PrivatePage, submission_at


class ConfirmPage(PrivatePage):
    def get(self, request, token):
        return HttpResponse("")


class StatusPage(PrivatePage):
    def get(self, request, key):
        return HttpResponse(submission_at(key).title)
