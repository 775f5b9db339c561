# Builds Tongjian (tj). Settings first; `make help` lists the targets.
BUILD     ?= build
PREFIX    ?= /usr/local
DESTDIR   ?=
JIEBA     ?= /usr/lib/python3/dist-packages/jieba
CHARTJS   ?= /usr/share/javascript/chart.js/chart.min.js
SANITIZE  ?=
VERSION   := 0.1.0

LIBRARIES := lua5.4 libpcre2-8 libcjson sqlite3 opencc gumbo xlsxwriter
BINDINGS  := text outline enumeration segment quantity regex json sqlite system \
             discovery quotes limits sheet match
CC        ?= cc
CFLAGS    ?= -O2 -g
FLAGS     := -std=c11 -fPIC -D_GNU_SOURCE -DTJ_VERSION='"$(VERSION)"' \
             -Ibindings -Wall -Wextra -Wshadow -Wconversion \
             -Wmissing-prototypes -Werror
ifneq ($(SANITIZE),)
FLAGS     += -fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
             -fno-omit-frame-pointer
endif

# Asked when a recipe runs, so after `deps` has installed what was missing.
LIBRARY_CFLAGS = $(shell pkg-config --cflags $(LIBRARIES))
LIBRARY_LIBS   = $(shell pkg-config --libs $(LIBRARIES)) -lm
READLINE_LIBS  = $(shell pkg-config --libs readline)

# A binding and what it shares on the Lua side know Lua; an engine does not.
GLUE_C    := $(wildcard $(BINDINGS:%=bindings/%.c) bindings/segment_*.c) \
             bindings/support.c
ENGINE_C  := $(filter-out $(GLUE_C),$(wildcard bindings/*.c))
TABLE_C   := $(BUILD)/chartables.c
RUNTIME_C := $(wildcard runtime/*.c)
UNIT_C    := $(wildcard tests/unit/*_test.c)
object     = $(patsubst %.c,$(BUILD)/%.o,$(1))
ENGINES   := $(BUILD)/libengines.a
UNITS     := $(UNIT_C:tests/unit/%.c=$(BUILD)/tests/unit/%)
FUZZ_C    := $(wildcard tests/fuzz/*_fuzz.c)
FUZZERS   := $(FUZZ_C:tests/fuzz/%.c=$(BUILD)/tests/fuzz/%)
C_FILES   := $(wildcard bindings/*.[ch] runtime/*.[ch] bindings/generate/*.c \
               tests/*/*.[ch])
LUA_FILES := $(wildcard stdlib scripts tests bindings/meta)

FUZZ_SECONDS ?= 60
LUA          ?= lua5.4

.PHONY: all deps demo test check unit spec damage faults floors golden score asan fuzz bench lint \
        format install uninstall clean help
.DELETE_ON_ERROR:

all: $(BUILD)/tj $(BUILD)/tj.so $(BUILD)/terms.dict $(BUILD)/chart.min.js  ## build everything

deps: $(BUILD)/.deps-build  ## install the Debian packages that are missing
$(BUILD)/.deps-%: .ci/deps
	@mkdir -p $(BUILD)
	@.ci/deps $*
	@touch $@

$(BUILD)/%.o: %.c | $(BUILD)/.deps-build
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LIBRARY_CFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The tables of chartables.h, by a program of the build.
$(BUILD)/bindings/generate/chartables: bindings/generate/chartables.c \
  bindings/chartables.h \
  bindings/utf8.h \
  | $(BUILD)/.deps-build
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LIBRARY_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< \
	  $(LIBRARY_LIBS)

$(TABLE_C): $(BUILD)/bindings/generate/chartables $(wildcard $(JIEBA)/dict.txt)
	$< $(JIEBA)/dict.txt > $@

$(TABLE_C:.c=.o): $(TABLE_C)
	$(CC) $(FLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(ENGINES): $(call object,$(ENGINE_C)) $(TABLE_C:.c=.o)
	rm -f $@ && ar rcs $@ $^

# Lua is linked as a shared library, so that modules such as lfs find it.
$(BUILD)/tj: $(call object,$(RUNTIME_C) $(GLUE_C)) $(ENGINES)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARY_LIBS) $(READLINE_LIBS)

# The same modules for a stock lua5.4: require "tj.core.text" finds tj.so.
$(BUILD)/tj.so: $(call object,$(GLUE_C)) $(ENGINES)
	$(CC) -shared $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARY_LIBS)

$(BUILD)/words.dict: $(BUILD)/tj $(wildcard $(JIEBA)/dict.txt)
	$(BUILD)/tj dict build -o $@ $(JIEBA)/dict.txt

$(BUILD)/terms.dict: $(BUILD)/words.dict scripts/lexicon/terms.txt
	$(BUILD)/tj dict terms -d $< -o $@ scripts/lexicon/terms.txt

# Written into the page of tj report.
$(BUILD)/chart.min.js: $(wildcard $(CHARTJS)) | $(BUILD)/.deps-build
	cp $(CHARTJS) $@

demo: all  ## show the facts of the sample reports
	$(BUILD)/tj extract --format table samples

# ---- tests ----

$(BUILD)/tests/unit/%: tests/unit/%.c $(ENGINES) | $(BUILD)/.deps-test
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LIBRARY_CFLAGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP -MF $@.d \
	  -MT $@ $(LDFLAGS) -o $@ $< $(ENGINES) $(LIBRARY_LIBS) -lcmocka

test check: all $(UNITS) | $(BUILD)/.deps-test  ## run all tests
	@BUILD=$(BUILD) LUA="$(LUA)" tests/run

unit: $(UNITS)  ## run the tests of the engines
	@BUILD=$(BUILD) tests/run unit

spec: all | $(BUILD)/.deps-test  ## run the tests of Lua and the command line
	@BUILD=$(BUILD) LUA="$(LUA)" tests/run spec

score: all | $(BUILD)/.deps-test  ## score the facts of ../shared
	@BUILD=$(BUILD) tests/run score

damage: all | $(BUILD)/.deps-test  ## damage clean texts, tell what is undone
	$(BUILD)/tj run tests/damage/main.lua $(DAMAGE)

faults: all | $(BUILD)/.deps-test  ## change digits in reports, tell what the audit finds
	$(BUILD)/tj run tests/faults/main.lua $(FAULTS)

floors: all | $(BUILD)/.deps-test  ## raise what the tests ask to be undone
	$(BUILD)/tj run tests/damage/renew.lua

golden: all | $(BUILD)/.deps-test  ## renew what commands should print; read the diff
	@BUILD=$(BUILD) tests/run --renew golden
	git diff --stat tests/golden README.md README.zh.md docs

# Leaks are looked for in the units alone: busted ends with os.exit, which
# closes no state.
asan: all  ## run units and specs under the address and undefined sanitizers
	CFLAGS="-O1 -g" $(MAKE) BUILD=$(BUILD)/asan SANITIZE=address,undefined \
	  asan-tests

asan-tests: $(UNITS) $(BUILD)/tj | $(BUILD)/.deps-test
	@BUILD=$(BUILD) tests/run unit
	@BUILD=$(BUILD) LUA="$(BUILD)/tj run" ASAN_OPTIONS=detect_leaks=0 \
	  tests/run spec

# The engines are compiled once more, by clang, with the fuzzer's coverage.
FUZZ_FLAGS = $(filter-out -W%,$(FLAGS)) $(LIBRARY_CFLAGS) $(CPPFLAGS) -g -O1

$(BUILD)/fuzz/%.o: %.c | $(BUILD)/.deps-fuzz
	@mkdir -p $(@D)
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link,address,undefined -MMD -MP \
	  -c -o $@ $<

$(BUILD)/fuzz/libengines.a: $(ENGINE_C:%.c=$(BUILD)/fuzz/%.o) \
  $(TABLE_C:.c=.o)
	rm -f $@ && ar rcs $@ $^

$(BUILD)/tests/fuzz/%: tests/fuzz/%.c $(BUILD)/fuzz/libengines.a
	@mkdir -p $(@D)
	clang $(FUZZ_FLAGS) -fsanitize=fuzzer,address,undefined -o $@ $^ \
	  $(LIBRARY_LIBS)

# A damaged text of each class, for the fuzzers to start from.
SEEDS := $(BUILD)/tests/fuzz/seeds
$(SEEDS): $(wildcard tests/damage/*.lua samples/*) | all $(BUILD)/.deps-test
	mkdir -p $@ && rm -f $@/*
	$(BUILD)/tj run tests/damage/seeds.lua $@
	touch $@

# One that fails does not stop the others.
fuzz: $(FUZZERS) $(SEEDS)  ## feed the engines with random bytes, FUZZ_SECONDS each
	@failed=0; for fuzzer in $(FUZZERS); do \
	  mkdir -p $$fuzzer.corpus && \
	  $$fuzzer -max_total_time=$(FUZZ_SECONDS) -timeout=10 -max_len=16384 \
	    -artifact_prefix=$$fuzzer. $$fuzzer.corpus samples $(SEEDS) || \
	    failed=1; \
	done; exit $$failed

bench: all | $(BUILD)/.deps-test  ## measure speed
	@for bench in $(wildcard tests/bench/*.lua); do \
	  BUILD=$(BUILD) $(BUILD)/tj run $$bench || exit 1; done

# ---- style ----

lint: all | $(BUILD)/.deps-lint $(BUILD)/.deps-test  ## check style and arrows
	$(LUA) tests/lint/arrows.lua --self-test
	$(LUA) tests/lint/arrows.lua
	luacheck -q $(LUA_FILES)
	clang-format --dry-run -Werror $(C_FILES)
	cppcheck -q --std=c11 --error-exitcode=1 --inline-suppr \
	  --enable=warning,performance,portability -Ibindings bindings runtime

format: | $(BUILD)/.deps-lint  ## lay out the C files
	clang-format -i $(C_FILES)

# ---- installation ----

SHARE  := $(DESTDIR)$(PREFIX)/share/tj
# Where lua5.4 looks for modules.
MODULE := $(DESTDIR)$(PREFIX)/lib/lua/5.4/tj.so
# What a user reads and runs: the same folders as in the tree.
SHARED = $(sort $(wildcard LICENSE README*.md) $(shell find stdlib scripts \
            samples docs bindings/meta -type f ! -name '.*' ! -name '*~' \
            2>/dev/null))

install: all  ## install under PREFIX (and DESTDIR)
	install -D -m 755 $(BUILD)/tj $(DESTDIR)$(PREFIX)/bin/tj
	install -D -m 755 $(BUILD)/tj.so $(MODULE)
	install -D -m 644 $(BUILD)/words.dict $(SHARE)/words.dict
	install -D -m 644 $(BUILD)/terms.dict $(SHARE)/terms.dict
	install -D -m 644 $(BUILD)/chart.min.js $(SHARE)/chart.min.js
	@for file in $(SHARED); do \
	  install -D -m 644 "$$file" "$(SHARE)/$$file" || exit 1; done

uninstall:  ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/tj $(MODULE) $(SHARE)/words.dict $(SHARE)/terms.dict \
	  $(SHARE)/chart.min.js
	@for file in $(SHARED); do rm -f "$(SHARE)/$$file"; done
	@if [ -d $(SHARE) ]; then find $(SHARE) -depth -type d -empty -delete; fi

clean:  ## remove what was built
	rm -rf $(BUILD)

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\)[a-z -]*:.*## \(.*\)/  make \1\t\2/p' Makefile | \
	  expand -t 20

-include $(wildcard $(BUILD)/*/*.d $(BUILD)/tests/*/*.d $(BUILD)/fuzz/*/*.d)
.SECONDARY: $(BUILD)/.deps-fuzz
