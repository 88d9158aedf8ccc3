"""What the pages of people have in common who have no account: the secret in the address is their key."""

from django.http import Http404
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from submissions.models import Submission


# Outermost, or the mark is lost. The key in the address, or the stamp in the form, is what nobody else has.
@method_decorator(csrf_exempt, name="dispatch")
class PrivatePage(View):
    """A page that is neither kept nor listed anywhere, and whose address goes to nobody else."""

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "no-referrer"
        return response


def submission_at(key: str, **conditions) -> Submission:
    """The submission whose key stands in the address; none for a key that no longer opens anything."""
    submission = Submission.objects.filter(key=key, **conditions).first()
    if submission is None:
        raise Http404("There is no submission at this address.")
    return submission
