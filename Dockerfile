# The site as an image: `docker build --tag dsi-directory .` What it runs with stands in compose.yaml.
# `make try-image` does these steps without Docker, in a clean Debian.
ARG PYTHON=3.13

FROM python:${PYTHON}-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /site
RUN python -m venv .venv
# Packages first: they change less often than the site.
COPY requirements/run.txt requirements/run.txt
RUN .venv/bin/python -m pip install --quiet --require-hashes --requirement requirements/run.txt
COPY . .
# Colours of the site's own are part of its style sheets.
ARG SITE_COLOURS=""
RUN DEBUG=0 SECRET_KEY=only-while-the-image-is-built SITE_URL=https://build.example \
    .venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && .venv/bin/python -m compileall -q -x '\.venv' .

FROM python:${PYTHON}-slim-trixie
ENV PATH=/site/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    WEB_BIND=0.0.0.0:8000
RUN useradd --uid 10001 --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin dsi
WORKDIR /site
# Of root, so that the site cannot change itself.
COPY --from=build /site /site
# Volumes take over whose these are.
RUN install --directory --owner=dsi --group=dsi --mode=0750 var/media var/share-pictures var/backups
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py"]
