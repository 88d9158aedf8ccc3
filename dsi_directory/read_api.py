"""The settings of the read API: nobody signs in, answers are JSON only, and scripts of any site may read them."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "opendata.api.problems.handled",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
# The API, and all else that is there for programs; nothing of it knows who asks.
CORS = {
    "CORS_URLS_REGEX": r"^/(api/v1|export|downloads|feeds|data)(/|$)|^/(project/)?[^/]+\.json$",
    "CORS_ALLOW_ALL_ORIGINS": True,
    "CORS_ALLOW_METHODS": ["GET", "HEAD", "OPTIONS"],
    "CORS_ALLOW_HEADERS": ["accept", "accept-language", "if-none-match", "if-modified-since"],
    "CORS_EXPOSE_HEADERS": ["ETag", "Last-Modified", "Link", "RateLimit", "RateLimit-Policy", "Retry-After"],
}


def settings(name: str) -> dict:
    """All of them, by their names in Django's settings."""
    return {**CORS, "REST_FRAMEWORK": REST_FRAMEWORK, "SPECTACULAR_SETTINGS": described(name)}


def described(name: str) -> dict:
    """What the OpenAPI document says of the whole."""
    return {
        "OAS_VERSION": "3.1.0",
        "TITLE": f"{name}: read API",
        "DESCRIPTION": "Everything that the directory shows, for programs. Nobody needs an account or a key.",
        "VERSION": "1",
        "SORT_OPERATION_PARAMETERS": False,
        "POSTPROCESSING_HOOKS": [
            "drf_spectacular.hooks.postprocess_schema_enums",
            "opendata.api.document.shared",
        ],
    }
