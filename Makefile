# Sets up and calls; what is done stands in build.py, tests/ and tools/.

PYTHON3 := .venv/bin/python -P
PORT ?= 8000
SETUP := tools/setup.sh .python-version package-lock.json checker/pyproject.toml
PYTEST := $(PYTHON3) -m pytest --numprocesses 2 --dist worksteal

.PHONY: new review cases serve test check fuzz site package portable dates pictures bench lint lock clean

serve: .venv/ready-site        ## build the site, serve it, and do both again whenever a source is saved
	$(PYTHON3) tools/serve.py $(PORT)

test: .venv/ready-test         ## run all tests
	$(MAKE) --no-print-directory lint
	$(PYTEST) --durations 20

check: .venv/ready-test        ## after every edit: all that needs neither a browser nor the built site
	$(MAKE) --no-print-directory lint
	$(PYTEST) -m "not site"

fuzz: .venv/ready-test         ## read 10,000 random files, complete 5,000 random applications, which takes minutes
	FUZZ_EXAMPLES=10000 COMPLETIONS=2500 $(PYTEST) -o faulthandler_timeout=3600 \
		tests/checker/inputs/test_fuzz.py tests/checker/evaluation/test_completion.py \
		tests/checker/advice/test_levers.py

site: .venv/ready-site         ## only build the site, into site/
	$(PYTHON3) build.py

package: site                  ## write the hand-over into dist/; PREVIOUS=site.zip or folder of what the server has now
	$(PYTHON3) tools/package.py $(PREVIOUS)

portable: site                 ## write dist/portable.zip, a copy of the site that opens by double click
	$(PYTHON3) tools/portable.py

new: .venv/ready-site          ## lay out a notice: NOTICE=2026-incubator, and FROM=2024-incubator to copy that one
	$(PYTHON3) tools/new.py "$(NOTICE)" $(FROM)

review: .venv/ready-site       ## write build/review/NOTICE.html, for people who do not read YAML; AGAINST=notice or folder
	$(PYTHON3) tools/review.py "$(NOTICE)" "$(AGAINST)"

cases: .venv/ready-site        ## write build/review/NOTICE-cases.xlsx, in which an officer fills in worked cases
	$(PYTHON3) tools/cases.py "$(NOTICE)"

dates: .venv/ready-site        ## seal new texts, and record today as the day of change of all pages that have changed
	$(PYTHON3) tools/dates.py

pictures: .venv/ready-test     ## take the pictures of the guide to operators anew, which takes two minutes
	$(PYTHON3) tests/guide/pictures.py

bench: site .venv/ready-test tests/bench/lighthouse/node_modules   ## measure, print a table, write build/bench.json
	$(PYTHON3) tests/bench/run.py

lint: .venv/ready-test
	$(PYTHON3) -m ruff check
	$(PYTHON3) -m ruff format --check
	$(PYTHON3) -m mypy
	PYTHONPATH=site_src $(PYTHON3) -c "from generator.browser import write_generated; write_generated()"
	node_modules/.bin/tsc -p site_src/app/tsconfig.json
	node_modules/.bin/tsc -p site_src/app/tsconfig.worker.json

lock: .venv/ready-test         ## choose the newest allowed versions of everything and pin them
	tools/lock.sh

clean:
	rm -rf build site .venv node_modules tests/bench/lighthouse/node_modules

tests/bench/lighthouse/node_modules: tests/bench/lighthouse/package-lock.json   # large, and nothing else needs it
	npm ci --prefix $(@D) --loglevel error
	touch $@

.venv/ready-site: $(SETUP) requirements/site.txt
	tools/setup.sh site
	touch $@

.venv/ready-test: $(SETUP) requirements/test.txt
	tools/setup.sh test
	touch $@ .venv/ready-site
