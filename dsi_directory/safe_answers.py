"""What every answer says to browsers, so that nothing of others runs in our pages and nothing of ours in theirs."""

from csp.constants import NONE, SELF

A_YEAR = 31_536_000
# Devices and abilities that no page uses, and that nothing in a page may ask for.
UNUSED = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "geolocation"),
    *("gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment"),
    *("picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
# What is answered so may be there the next time, so caches on the way are to ask.
MISSING = (404, 410)
# Pictures that pages elsewhere may show: in feed readers, and where a page is shared.
SHOWN_ELSEWHERE = ("/media/", "/share/")
# Set unless an answer says something else of itself; most of it also by Django, for all but the earliest answers.
ALWAYS = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


def settings(https: bool) -> dict:
    """Django's settings of headers and cookies; what needs HTTPS only where the site has it."""
    return {
        "SECURE_SSL_REDIRECT": https,
        "SECURE_HSTS_SECONDS": A_YEAR if https else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": https,
        "SECURE_HSTS_PRELOAD": https,
        "SECURE_REFERRER_POLICY": ALWAYS["Referrer-Policy"],
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": ALWAYS["Cross-Origin-Opener-Policy"],
        "X_FRAME_OPTIONS": "DENY",
        "WHITENOISE_ALLOW_ALL_ORIGINS": False,
        **cookies(https),
        "CONTENT_SECURITY_POLICY": {
            "DIRECTIVES": {
                "default-src": [NONE],
                "script-src": [SELF],
                "style-src": [SELF],
                "img-src": [SELF, "data:"],
                "font-src": [SELF],
                "connect-src": [SELF],
                "manifest-src": [SELF],
                "form-action": [SELF],
                "base-uri": [NONE],
                "frame-ancestors": [NONE],
            }
        },
    }


def cookies(https: bool) -> dict:
    """Browsers take a cookie named so over HTTPS only, for this host alone, and from no other."""
    prefix = "__Host-" if https else ""
    return {
        "SESSION_COOKIE_NAME": f"{prefix}session",
        "SESSION_COOKIE_SECURE": https,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_NAME": f"{prefix}csrf",
        "CSRF_COOKIE_SECURE": https,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        # Else there is a third cookie.
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    }


class SafeAnswers:
    """To stand outside of all that may answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cross-Origin-Resource-Policy", whose(request, response))
        if response.status_code in MISSING:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response


def whose(request, response) -> str:
    """The sites whose pages may take the answer in."""
    is_for_all = response.has_header("Access-Control-Allow-Origin") or request.path_info.startswith(SHOWN_ELSEWHERE)
    return "cross-origin" if is_for_all else "same-origin"
