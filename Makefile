# Works with Python 3.11+, git and make; everything is installed into .venv. On Windows see README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EDITOR_SERVER := tests/editor/node_modules
BROWSER_DRIVER := tests/browser/node_modules
CI_TOOLS := tests/ci/node_modules
# The reports under units/ are examples of 2020: the status and the summary are made for the day after their deadline.
# For real reports: make report AS_OF=$(date +%F)
AS_OF ?= 2020-12-10
FUZZ_SECONDS ?= 60
FUZZ_COUNT ?= 1000000
FUZZ_FIRST ?= 0
KILLS ?= 1000
MUTATIONS ?= 150
PLANS ?= 20000

.PHONY: report test check format lint types layers tests schema manual pictures wheel bench fuzz kill mutate recount clean

# Set up, check the plan and the reports, show where the work stands, write the Word summary into out/.
report: $(VENV)/installed
	$(BIN)/ttdn validate
	$(BIN)/ttdn status --as-of $(AS_OF)
	$(BIN)/ttdn report --docx --as-of $(AS_OF)

# Set up and pass every check that a change must pass; this is what CI runs.
test: check

# Format, lint, types, import layers, tests with branch coverage.
check: lint types layers tests

# Format the code.
format: $(VENV)/developed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Is the code formatted, and is it free of what the linter knows?
lint: $(VENV)/developed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

# Do the types hold, in the package and in the tests?
types: $(VENV)/developed
	$(BIN)/mypy

# Do the imports point one way?
layers: $(VENV)/developed
	$(BIN)/lint-imports

# The tests, with the coverage of branches. The tests are kept as bytecode, whatever the shell says; the report is made once.
tests: $(VENV)/developed $(EDITOR_SERVER)/installed $(BROWSER_DRIVER)/installed $(CI_TOOLS)/installed
	PYTHONWARNDEFAULTENCODING=1 PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --cov --cov-report= --cov-fail-under=0
	$(BIN)/coverage report

# Write the schemas for editors anew; needed when the plan changes.
schema: $(VENV)/installed
	$(BIN)/ttdn schema plan > schema/plan.schema.json.new && mv schema/plan.schema.json.new schema/plan.schema.json
	$(BIN)/ttdn schema edits > schema/edits.schema.json.new && mv schema/edits.schema.json.new schema/edits.schema.json
	$(BIN)/ttdn schema register > schema/register.schema.json.new && mv schema/register.schema.json.new schema/register.schema.json
	$(BIN)/ttdn schema report > schema/report.schema.json.new && mv schema/report.schema.json.new schema/report.schema.json

# Write the reference pages of the findings and of the rules of layout anew; needed when a rule changes.
manual: $(VENV)/installed
	$(BIN)/ttdn check-document --rules > docs/the-thuc.md.new && mv docs/the-thuc.md.new docs/the-thuc.md
	$(BIN)/ttdn --lang en check-document --rules > docs/layout.md.new && mv docs/layout.md.new docs/layout.md
	$(BIN)/ttdn explain --all > docs/ma-loi.md.new && mv docs/ma-loi.md.new docs/ma-loi.md
	$(BIN)/ttdn --lang en explain --all > docs/findings.md.new && mv docs/findings.md.new docs/findings.md
	$(BIN)/ttdn report --names > docs/mau-van-ban.md.new && mv docs/mau-van-ban.md.new docs/mau-van-ban.md
	$(BIN)/ttdn --lang en report --names > docs/document-templates.md.new && mv docs/document-templates.md.new docs/document-templates.md

# Take the pictures of the guides anew. Some of them: make pictures ONLY="status.png trang.png"
# Needs, as no test does: apt-get install chromium fonts-liberation2 libreoffice-calc libreoffice-gtk3 libreoffice-l10n-vi libreoffice-writer openbox poppler-utils xdotool xvfb
pictures: $(VENV)/developed
	PYTHONPATH=docs:tests $(BIN)/python -m pictures $(ONLY)

# How fast it is, beside other tools, and what a start imports; prints a table.
bench: $(VENV)/developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check check-jsonschema yamllint
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/documents.py
	$(BIN)/python benchmarks/layout_set.py

# Runs that are killed at random moments: every file whole, the next run right. make kill KILLS=100
kill: $(VENV)/developed
	$(BIN)/python benchmarks/kill.py --kills $(KILLS)

# Small changes of the program, of which the tests must notice 95 of 100. make mutate MUTATIONS=20
mutate: $(VENV)/developed $(EDITOR_SERVER)/installed $(BROWSER_DRIVER)/installed
	$(BIN)/python benchmarks/mutate.py --named
	$(BIN)/python benchmarks/mutate.py --count $(MUTATIONS)

# Broken variants of the plan, the reports, forms and Word files, for a minute, on every core: no traceback, nothing slow, nothing large.
# Longer: make fuzz FUZZ_SECONDS=3600. So many: make fuzz FUZZ_SECONDS=86400 FUZZ_COUNT=300000. Going on: FUZZ_FIRST=the number that the last run printed
fuzz: $(VENV)/developed
	$(BIN)/python benchmarks/fuzz.py --seconds $(FUZZ_SECONDS) --count $(FUZZ_COUNT) --first $(FUZZ_FIRST)

# Random plans in time beside a slow recount of their status; tests/test_recount.py tries a hundred. make recount PLANS=1000
recount: $(VENV)/developed
	$(BIN)/python benchmarks/recount_many.py --count $(PLANS)

# In dist/: a wheel that can be installed without this folder, and the sdist. Built again they are the same, byte for byte.
wheel: $(VENV)/developed
	$(BIN)/python -m hatchling build -d dist

clean:
	rm -rf $(VENV) $(EDITOR_SERVER) $(BROWSER_DRIVER) $(CI_TOOLS) out dist build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("ttdn needs Python 3.11 or newer: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q ttdn
	touch $@

$(VENV)/developed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q ttdn
	touch $@ $(VENV)/installed

# The YAML server of editors, for tests/test_editor.py; without npm those tests are skipped.
$(EDITOR_SERVER)/installed: tests/editor/package.json tests/editor/package-lock.json
	if npm ci --prefix tests/editor --no-audit --no-fund --loglevel=error; then touch $@; else echo "npm: no editor's server, its tests are skipped"; fi

# What drives a browser, for tests/test_page_html.py; without npm those tests are skipped.
$(BROWSER_DRIVER)/installed: tests/browser/package.json tests/browser/package-lock.json
	if npm ci --prefix tests/browser --no-audit --no-fund --ignore-scripts --loglevel=error; then touch $@; else echo "npm: no driver of a browser, its tests are skipped"; fi

# What judges workflows and runs jobs of GitLab, for tests/test_workflows.py and tests/test_gitlab_job.py; without npm those tests are skipped.
$(CI_TOOLS)/installed: tests/ci/package.json tests/ci/package-lock.json
	if npm ci --prefix tests/ci --no-audit --no-fund --ignore-scripts --loglevel=error; then touch $@; else echo "npm: no tools for CI, their tests are skipped"; fi
