from django.http import HttpResponse

from submissions.views.base import PrivatePage, submission_at


class DraftPage(PrivatePage):
    def get(self, request, key):
        return HttpResponse(submission_at(key).title)
