# Builds Tongjian (tj). Settings first; `make help` lists the targets.
BUILD     ?= build
PREFIX    ?= /usr/local
DESTDIR   ?=
JIEBA     ?= /usr/lib/python3/dist-packages/jieba
SANITIZE  ?=
VERSION   := 0.1.0

LIBRARIES := lua5.4 libpcre2-8 libcjson sqlite3 opencc gumbo
BINDINGS  := text outline segment quantity regex json sqlite system
CC        ?= cc
CPPFLAGS  += -D_GNU_SOURCE -DTJ_VERSION='"$(VERSION)"' -Ibindings -MMD -MP
CFLAGS    ?= -O2 -g
CFLAGS    += -std=c11 -fPIC -Wall -Wextra -Wshadow -Wconversion \
             -Wmissing-prototypes -Werror
ifneq ($(SANITIZE),)
CFLAGS    += -fsanitize=$(SANITIZE) -fno-omit-frame-pointer
LDFLAGS   += -fsanitize=$(SANITIZE)
endif

# Asked when a recipe runs, so after `deps` has installed what was missing.
LIBRARY_CFLAGS = $(shell pkg-config --cflags $(LIBRARIES))
LIBRARY_LIBS   = $(shell pkg-config --libs $(LIBRARIES)) -lm
READLINE_LIBS  = $(shell pkg-config --libs readline)

# A binding and what it shares on the Lua side know Lua; an engine does not.
GLUE_C    := $(wildcard $(BINDINGS:%=bindings/%.c)) bindings/support.c
ENGINE_C  := $(filter-out $(GLUE_C),$(wildcard bindings/*.c))
RUNTIME_C := $(wildcard runtime/*.c)
UNIT_C    := $(wildcard tests/unit/*_test.c)
object     = $(patsubst %.c,$(BUILD)/%.o,$(1))
ENGINES   := $(BUILD)/libengines.a
UNITS     := $(UNIT_C:tests/unit/%.c=$(BUILD)/tests/unit/%)

.PHONY: all deps deps-test deps-lint demo test check unit spec asan fuzz bench \
        lint format install uninstall clean help
.DELETE_ON_ERROR:

all: $(BUILD)/tj $(BUILD)/tj.so $(BUILD)/words.dict  ## build everything

deps: $(BUILD)/.deps-build  ## install the Debian packages that are missing
$(BUILD)/.deps-%: .ci/deps
	@mkdir -p $(BUILD)
	@.ci/deps $*
	@touch $@

$(BUILD)/%.o: %.c | $(BUILD)/.deps-build
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(LIBRARY_CFLAGS) $(CFLAGS) -c -o $@ $<

$(ENGINES): $(call object,$(ENGINE_C))
	rm -f $@ && ar rcs $@ $^

# Lua is linked as a shared library, so that modules such as lfs find it.
$(BUILD)/tj: $(call object,$(RUNTIME_C) $(GLUE_C)) $(ENGINES)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBRARY_LIBS) $(READLINE_LIBS)

# The same modules for a stock lua5.4: require "tj.core.text" finds tj.so.
$(BUILD)/tj.so: $(call object,$(GLUE_C)) $(ENGINES)
	$(CC) -shared $(LDFLAGS) -o $@ $^ $(LIBRARY_LIBS)

$(BUILD)/words.dict: $(BUILD)/tj $(wildcard $(JIEBA)/dict.txt)
	$(BUILD)/tj dict build -o $@ $(JIEBA)/dict.txt

clean:  ## remove what was built
	rm -rf $(BUILD)

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

-include $(wildcard $(BUILD)/*/*.d $(BUILD)/tests/*/*.d)
