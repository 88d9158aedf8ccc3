from django.http import HttpResponse

from submissions import doors
from submissions.models import Subject
from submissions.views.base import PrivatePage, submission_at
from submissions.views.closed import closed_page


class JoinPage(PrivatePage):
    def get(self, request):
        if len(doors.closed()) == len(Subject):
            return closed_page(request)
        return HttpResponse("")


class DraftPage(PrivatePage):
    def get(self, request, key):
        return HttpResponse(submission_at(key).title)
