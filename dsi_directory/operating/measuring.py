import time

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed


class MeasuredRequests:
    """Counts and times every request, where somebody may ask for the figures."""

    def __init__(self, get_response):
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        from dsi_directory.operating import metrics

        self.get_response, self.metrics = get_response, metrics

    def __call__(self, request):
        begun = time.perf_counter()
        with self.metrics.IN_FLIGHT.track_inprogress():
            response = self.get_response(request)
        self.metrics.answered(request, response, time.perf_counter() - begun)
        return response
