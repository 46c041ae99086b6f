/* filter.h - which packets are wanted, by their decoded fields (-Y): an expression of the language, compiled. */
#ifndef PKT_FILTER_H
#define PKT_FILTER_H

#include <stdbool.h>
#include <stdint.h>

struct diags;
struct filter;
struct interp;
struct packet;
struct source;

/*
 * The expression asks about the packet p: TCP in p and p[TCP].dport == 80. Short forms: tcp.dport == 80, tcp, ip.src in "10.0.0.0/8",
 * 1 <= ip.ttl < 5, tcp.flags.S, "example" in dns.qd.qname, udp.port in [53, 5353] (names: pick.h). A field that is not there is
 * neither equal to anything nor unequal. What these do not cover is evaluated by the language itself: interp gives the interpreter
 * when it is needed (NULL: it may not be). Messages point into the filter's own copy of the text, so keep it until they are printed.
 */
struct filter *filter_new(const struct source *text, struct interp *(*interp)(void *arg), void *arg, struct diags *d);
void filter_free(struct filter *f);       /* NULL is allowed */
bool filter_is_slow(const struct filter *f); /* some of it is evaluated by the language: not by several threads */
bool filter_failed(const struct filter *f);  /* it has no meaning: only filter_free may follow */

/* 1: it is wanted, 0: it is not, -1 with messages: evaluating it failed. number: of the packet in its file. */
int filter_takes(struct filter *f, struct packet *p, uint64_t number, struct diags *d);

#endif
