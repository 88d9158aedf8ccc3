"""Django settings of the client processes that these tests start; what varies comes from the environment."""

import os

SECRET_KEY = "-"
USE_TZ = True
DATABASES = {
    "default": {
        "ENGINE": "dsi_directory.embedded_postgres",
        "NAME": os.environ["CLIENT_NAME"],
        "CLUSTER": os.environ["CLIENT_CLUSTER"],
        "DURABLE": os.environ["CLIENT_DURABLE"] == "yes",
    }
}
