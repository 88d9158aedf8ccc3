# The targets are explained by `make help`, from the text behind each "##".
PYTHON ?= python3
PORT ?= 8000
MANAGE = .venv/bin/python manage.py
DEPLOYED = DEBUG=0 SITE_URL=https://directory.example SECRET_KEY=$$(.venv/bin/python -c "import secrets; print(secrets.token_urlsafe(60))")

.DEFAULT_GOAL := help
.PHONY: help demo bench measure-mail measure-downloads measure-slow try-image crawl password install-run install-dev test test-versions audit licences screenshots words format lock test-cluster install-cluster
.NOTPARALLEL:

help: ## What can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: install-run ## The site with sample content at http://127.0.0.1:8000 (another port: make demo PORT=8001)
	@DEBUG=1 exec $(MANAGE) demo --port "$(PORT)"

password: install-run ## A new password for the demo's editor
	@DEBUG=1 $(MANAGE) demo --new-password

install-run:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) requirements/install.py run

install-dev:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) requirements/install.py dev

test: install-dev ## Everything that is checked
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/lint-imports
	git ls-files -z 'templates/*.html' | xargs -0 .venv/bin/djade --target-version 5.2 --check
	DEBUG=1 $(MANAGE) makemigrations --check --dry-run
	$(DEPLOYED) $(MANAGE) check --deploy --fail-level WARNING
	.venv/bin/python -m pytest -n 2 --cov --cov-report=term

test-versions: install-dev ## Parts of the tests with the oldest PostgreSQL, and with the newest Python and Django
	.venv/bin/python -m tests.versions

audit: install-dev ## Known weaknesses of the packages that a running site needs
	.venv/bin/python -m requirements.audit

licences: install-dev ## docs/licences.md, with the licences of all that others made
	.venv/bin/python -m requirements.licences

install-cluster: install-dev
	@$(PYTHON) requirements/install.py cluster

test-cluster: install-cluster ## The site on several servers: replicas, PgBouncer, Redis, a bucket, nginx; some minutes
	.venv/bin/python -m pytest tests/cluster --cluster -n 0 $(ARGUMENTS)

measure-mail: install-dev ## How fast 10,000 mails are sent, while workers are killed and the mail server fails
	DEBUG=1 .venv/bin/python -m tests.mail.measure_delivery $(ARGUMENTS)

measure-downloads: install-dev ## How fast all entries of a list are downloaded, and how much memory that takes
	DEBUG=1 .venv/bin/python -m tests.opendata.measure_downloads $(ARGUMENTS)

bench: install-dev ## How fast pages are with 100,000 organisations, beside what limits them; needs wrk and nginx
	.venv/bin/python -m tests.bench $(ARGUMENTS)

measure-slow: install-dev ## Whether a site answers while a hundred browsers are slow, with nginx before it and without
	.venv/bin/python -m tests.deploy.measure_slow_browsers

try-image: install-dev ## The steps of the Dockerfile without Docker, in a clean Debian, and what is served from it; needs root
	.venv/bin/python -m tests.deploy.try_image

crawl: install-dev ## Every link of the demo in six languages: where it leads, and what there is not translated; an hour
	DEBUG=1 $(MANAGE) shell --no-imports --command "from tests.translations import crawl; crawl.tell()"

screenshots: install-dev ## Pictures of ten pages of the demo in var/screenshots; needs Chromium
	DEBUG=1 $(MANAGE) shell --no-imports --command "from tests.browser import screenshots; screenshots.make()"

words: install-dev ## The catalogues of translations with what templates and code say now
	DEBUG=1 $(MANAGE) shell --no-imports --command "from tests.translations import catalogues; catalogues.update()"

format: install-dev ## Python and templates in the project's format
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .
	git ls-files -z 'templates/*.html' | xargs -0 .venv/bin/djade --target-version 5.2

lock: install-dev ## The hashed locks in requirements/ anew, with the newest versions allowed
	.venv/bin/uv pip compile pyproject.toml --upgrade $(COMPILE) -o requirements/run.txt
	.venv/bin/uv pip compile pyproject.toml --group dev -c requirements/run.txt $(COMPILE) -o requirements/dev.txt
	.venv/bin/uv pip compile --group cluster --upgrade $(COMPILE) -o requirements/cluster.txt
# Extras are kept: pip takes a pinned package and the same with an extra for two.
COMPILE = --quiet --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
