# pkt: build, test, install. Knows no source file by name. `make help` lists what can be asked of it.
VERSION := 0.1
MODE    ?= release
PREFIX  ?= /usr/local
B       := build/$(MODE)

ifeq ($(origin CC),default)
CC := $(if $(filter fuzz,$(MODE)),clang,gcc)
endif
FLEX    ?= flex
BISON   ?= bison

OPT_release := -O2 -g
# What every packet goes through: core and view.
HOT         := -O3
# Sanitizers make gcc see uninitialised variables where there are none; the release build still looks for them.
OPT_asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all \
               -Wno-unknown-warning-option -Wno-maybe-uninitialized
OPT_fuzz    := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
ifeq ($(OPT_$(MODE)),)
$(error MODE=$(MODE) is not a way to build; there are release, asan and fuzz)
endif

CFLAGS  ?=
# Table rows name only what is not zero.
WARN    := -Werror -Wall -Wextra -Wno-missing-field-initializers
# Optional: what is there is used.
HAVE_XDP := $(if $(wildcard /usr/include/xdp/xsk.h /usr/local/include/xdp/xsk.h),-DHAVE_XDP)
# A library that is used where it is there: header, what is defined then, how it is linked.
used     = $(if $(shell $(CC) -E -include $(1) -x c /dev/null >/dev/null 2>&1 && echo yes),$(eval BASE += -D$(2))$(eval LIBS += $(3)))
# At a fixed address the protocol tables, which are full of pointers, are read from the file as they are needed; elsewhere every page of
# them would have to be mended at each start. CFLAGS=-fpie LDFLAGS=-pie has it the other way.
BASE    := -std=gnu11 -fno-pie -Iinclude -I$(B)
LINK     = $(CC) $(OPT_$(MODE)) -no-pie $(CFLAGS) $(LDFLAGS)
LIBS    := -Wl,--as-needed -lpcap -lnet -ledit -lmnl -lnftnl -lcap-ng -lzstd -lz -lsqlite3 -lmd -lm
$(call used,seccomp.h,HAVE_SECCOMP,-lseccomp)

# Quiet unless V=1.
Q       := $(if $(V),,@)
say      = $(if $(V),,@printf '  %-7s %s\n' '$(1)' '$(2)')

ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --no-builtin-rules -j$(shell nproc 2>/dev/null || echo 1)
endif
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:

# ---- what there is --------------------------------------------------------------------------------------------

FLOORS  := base core proto wire view lang
LIB_C   := $(foreach f,$(FLOORS),$(wildcard src/$(f)/*.c))
UI_C    := $(wildcard src/ui/*.c)
UNITS   := $(basename $(notdir $(wildcard src/proto/*.c)))
EXAMPLE_C := $(wildcard tests/example_proto/*.c)

GEN_C   := $(patsubst grammar/%.l,$(B)/%.lex.c,$(wildcard grammar/*.l)) \
           $(patsubst grammar/%.y,$(B)/%.tab.c,$(wildcard grammar/*.y))
GEN_H   := $(GEN_C:.c=.h)

LIB_O   := $(LIB_C:%.c=$(B)/obj/%.o) $(GEN_C:$(B)/%.c=$(B)/obj/gen/%.o) $(B)/obj/gen/units.o
UI_O    := $(UI_C:%.c=$(B)/obj/%.o)
SUPPORT_O := $(patsubst %.c,$(B)/obj/%.o,$(wildcard tests/support/*.c))
EXAMPLE_O := $(EXAMPLE_C:%.c=$(B)/obj/%.o) $(B)/obj/gen/units_example.o

# The protocols of the capture that is measured with, and what their tables name: `make bench` compares with a program of only these.
CORE    := $(shell cat scripts/bench_protocols)
CORE_O  := $(B)/obj/gen/units_core.o

# Every C file in these folders is a program of its own.
TEST_C  := $(foreach d,unit property peers net,$(wildcard tests/$(d)/*.c))
TESTS   := $(TEST_C:%.c=$(B)/%)
FUZZERS := $(patsubst %.c,$(B)/%,$(wildcard tests/fuzz/*.c))
REPLAYS := $(patsubst tests/fuzz/%.c,$(B)/tests/replay/%,$(wildcard tests/fuzz/*.c))
TOOLS   := $(patsubst %.c,$(B)/%,$(wildcard scripts/*.c))

LIB     := $(B)/libpkt.a
SUPPORT := $(B)/libsupport.a
PROGRAM := $(if $(wildcard src/ui/main.c),$(B)/pkt)
EXAMPLE := $(if $(EXAMPLE_C),$(if $(PROGRAM),$(B)/pkt_example))

# ---- targets --------------------------------------------------------------------------------------------------

.PHONY: all lib tests fuzzers demo test bench lint format install clean help FORCE
all: $(LIB) $(PROGRAM) $(if $(filter release,$(MODE)),$(if $(PROGRAM),pkt))

lib: $(LIB)

tests: all $(EXAMPLE) $(TESTS) $(REPLAYS)

fuzzers: $(FUZZERS)

demo:
	$(Q)scripts/setup build
	$(Q)scripts/setup extra || echo "pkt: going on without"
	$(Q)$(MAKE) --no-print-directory all
	$(Q)scripts/demo

test:
	$(Q)scripts/setup build test
	$(Q)scripts/setup extra || echo "pkt: going on without"
	$(Q)$(MAKE) --no-print-directory tests
	$(Q)MODE=$(MODE) tests/run $(T)

bench:
	$(Q)scripts/setup build bench
	$(Q)scripts/setup extra || echo "pkt: going on without"
	$(Q)$(MAKE) --no-print-directory all $(TOOLS) $(B)/pkt_core
	$(Q)scripts/bench
	$(Q)scripts/bench_send
	$(Q)scripts/bench_probe

lint:
	$(Q)scripts/setup build test
	$(Q)scripts/setup extra || echo "pkt: going on without"
	$(Q)$(MAKE) --no-print-directory tests
	$(Q)MODE=$(MODE) tests/run lint

format:
	clang-format -i $(LIB_C) $(UI_C) $(wildcard include/pkt/*.h tests/*/*.[ch] scripts/*.c)

install: all
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/lib' '$(DESTDIR)$(PREFIX)/include/pkt' \
		'$(DESTDIR)$(PREFIX)/share/man/man1' '$(DESTDIR)$(PREFIX)/share/man/man7' \
		'$(DESTDIR)$(PREFIX)/share/pkt/samples' '$(DESTDIR)$(PREFIX)/share/pkt/lib'
	install -m 755 $(B)/pkt '$(DESTDIR)$(PREFIX)/bin/pkt'
	install -m 644 $(LIB) '$(DESTDIR)$(PREFIX)/lib/libpkt.a'
	install -m 644 include/pkt/*.h '$(DESTDIR)$(PREFIX)/include/pkt/'
	install -m 644 pkt.1 '$(DESTDIR)$(PREFIX)/share/man/man1/pkt.1'
	install -m 644 pkt-lang.7 '$(DESTDIR)$(PREFIX)/share/man/man7/pkt-lang.7'
	install -m 644 samples/* '$(DESTDIR)$(PREFIX)/share/pkt/samples/'
	install -m 644 lib/*.pkt '$(DESTDIR)$(PREFIX)/share/pkt/lib/'

clean:
	rm -rf build pkt

help:
	@printf '%s\n' \
	'make                     build ./pkt and build/release/libpkt.a' \
	'make demo                install what is missing, build, craft some packets, read a capture' \
	'make test [T=NAME…]      build and run the tests (all, or groups and names: unit golden/sets lint …)' \
	'make test MODE=asan      the same with address and undefined behaviour sanitizers' \
	'make bench               measure against tcpdump, libpcap, Scapy, trafgen and hping3' \
	'make lint                only the checks of the source' \
	'make format              lay out the source with clang-format' \
	'make install PREFIX=…    program, library, headers, man page, samples (default /usr/local)' \
	'make fuzzers MODE=fuzz   libFuzzer programs in build/fuzz/tests/fuzz' \
	'make clean               remove what was built' \
	'V=1 shows every command; CC, CFLAGS and LDFLAGS are honoured.'

# ---- how ------------------------------------------------------------------------------------------------------

# What the compiler and linker are called with; a change rebuilds everything.
FLAGS_NOW := $(CC) $(BASE) $(HAVE_XDP) $(WARN) $(OPT_$(MODE)) $(HOT) $(CFLAGS) $(LDFLAGS) $(VERSION)
$(B)/.flags: FORCE | $(B)/.needs
	@printf '%s\n' '$(FLAGS_NOW)' | cmp -s - $@ || printf '%s\n' '$(FLAGS_NOW)' > $@

$(B)/.needs: scripts/setup scripts/packages
	@mkdir -p $(@D)
	@scripts/setup --check build
	@touch $@

pkt: $(B)/pkt
	$(Q)ln -sf $< $@

$(B)/pkt: $(UI_O) $(LIB)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

# The program once more with the protocols of tests/example_proto: proof that one file is enough.
$(B)/pkt_example: $(UI_O) $(EXAMPLE_O) $(LIB)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(B)/pkt_core: $(UI_O) $(CORE_O) $(LIB)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(LIB): $(LIB_O)
	$(call say,AR,$@)
	$(Q)rm -f $@.new; $(AR) rcs $@.new $^ && mv $@.new $@

# What the test programs share.
$(SUPPORT): $(SUPPORT_O)
	$(Q)rm -f $@.new; $(AR) rcs $@.new $^ && mv $@.new $@

# The list of protocol files is made from their names.
unit_list = printf '%s\n' '/* Made by the Makefile from the names of the protocol files. */' \
	'\#include "pkt/field.h"' '' $(foreach u,$(1),'extern const struct unit unit_$(u);') '' \
	'extern const struct unit *const units[];' 'const struct unit *const units[] = {' \
	$(foreach u,$(1),'	&unit_$(u),') '	NULL,' '};' '' \
	'extern const char *const units_called[];' 'const char *const units_called[] = {' $(foreach u,$(1),'	"$(u)",') '};'
$(B)/units.c: FORCE | $(B)/.needs
	@$(call unit_list,$(UNITS)) > $@.new; cmp -s $@.new $@ && rm -f $@.new || mv $@.new $@
$(B)/units_example.c: FORCE | $(B)/.needs
	@$(call unit_list,$(UNITS) $(basename $(notdir $(EXAMPLE_C)))) > $@.new; \
	cmp -s $@.new $@ && rm -f $@.new || mv $@.new $@
$(B)/units_core.c: FORCE | $(B)/.needs
	@$(call unit_list,$(CORE)) > $@.new; cmp -s $@.new $@ && rm -f $@.new || mv $@.new $@

$(B)/%.lex.c $(B)/%.lex.h &: grammar/%.l | $(B)/.needs
	$(call say,FLEX,$<)
	$(Q)$(FLEX) --header-file=$(B)/$*.lex.h -o $(B)/$*.lex.c $<

$(B)/%.tab.c $(B)/%.tab.h &: grammar/%.y | $(B)/.needs
	$(call say,BISON,$<)
	$(Q)$(BISON) -Werror --defines=$(B)/$*.tab.h -o $(B)/$*.tab.c $<

$(B)/obj/src/wire/lane_xdp.o $(B)/obj/scripts/send_loop.o: BASE += $(HAVE_XDP)
$(B)/scripts/send_loop: LIBS += $(if $(HAVE_XDP),-lxdp -lbpf)
$(B)/obj/src/core/%.o $(B)/obj/src/view/%.o: OPT_release += $(HOT)
$(B)/obj/src/ui/%.o: BASE += -DPKT_VERSION='"$(VERSION)"'
$(B)/obj/tests/%.o: BASE += -Itests

$(B)/obj/%.o: %.c $(B)/.flags | $(B)/.needs $(GEN_H)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(BASE) $(WARN) $(OPT_$(MODE)) $(CFLAGS) -MMD -MP -c -o $@ $<

GEN_WARN := -Wno-unused-function -Wno-unused-parameter -Wno-sign-compare -Wno-unused-but-set-variable
$(B)/obj/gen/%.o: $(B)/%.c $(B)/.flags | $(B)/.needs $(GEN_H)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(BASE) $(WARN) $(GEN_WARN) $(OPT_$(MODE)) $(CFLAGS) -MMD -MP -c -o $@ $<

$(TESTS): $(B)/tests/%: $(B)/obj/tests/%.o $(SUPPORT) $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBS) -lcmocka -ljansson

$(FUZZERS): $(B)/tests/%: $(B)/obj/tests/%.o $(SUPPORT) $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS) -ljansson

# A fuzzer with a main of its own: it is given the inputs that are kept in tests/fuzz/seeds.
$(REPLAYS): $(B)/tests/replay/%: $(B)/obj/tests/fuzz/%.o $(B)/obj/tests/replay/main.o $(SUPPORT) $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBS) -ljansson

$(TOOLS): $(B)/%: $(B)/obj/%.o $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

-include $(patsubst %.o,%.d,$(LIB_O) $(UI_O) $(SUPPORT_O) $(EXAMPLE_O) $(TEST_C:%.c=$(B)/obj/%.o) \
	$(FUZZERS:$(B)/%=$(B)/obj/%.o) $(TOOLS:$(B)/%=$(B)/obj/%.o))
