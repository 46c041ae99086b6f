/* view_cases.h - packets that the tests of the views look at. */
#ifndef TEST_VIEW_CASES_H
#define TEST_VIEW_CASES_H

#include "pkt/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/registry.h"

#define MACS "020000000001" "020000000002"

/* Ether / IP 192.0.2.17 > 198.51.100.4 / TCP 51514 > 443, flags S, with the options a Linux host sends. */
#define SYN MACS "0800" "4500003c0001400040064e72c0000211c6336404" \
	"c93a01bb002e1aef00000000a002faf07a6c0000" "020405b40402080a000000470000000001030307"
/* The same with a wrong checksum in TCP. */
#define BAD_SYN MACS "0800" "4500003c0001400040064e72c0000211c6336404" \
	"c93a01bb002e1aef00000000a002faf07a6d0000" "020405b40402080a000000470000000001030307"
/* Ether / IP / UDP 40022 > 53 / DNS query, A, www.example.org. */
#define QUERY MACS "0800" "4500003d000100004011f69cc0000211c0000201" "9c5600350029726d" \
	"1f2e01000001000000000000" "03777777076578616d706c65036f7267000001" "0001"
/* Ether / IPv6 2001:db8::1 > 2001:db8::2 / UDP 5000 > 5001 / "data". */
#define DATA6 MACS "86dd" "60000000000c114020010db800000000000000000000000120010db8000000000000000000000002" \
	"13881389000ca48d" "64617461"
/* Ether / Dot1Q vlan 5 / ARP request. */
#define TAGGED MACS "8100" "00050806" "0001080006040001020000000002c0000201000000000000c0000202"

static inline int begin(void **state)
{
	struct diag d = DIAG_INIT;

	(void)state;
	return registry_start(&d) ? 0 : -1;
}

static inline int finish(void **state)
{
	(void)state;
	registry_end();
	return 0;
}

/* The packet of a text of hexadecimal digits; it owns its bytes. */
static inline struct packet *decoded(const char *hex)
{
	struct packet *p = packet_new();
	struct buf b = BUF_INIT;

	for (; *hex; hex += 2) {
		char two[3] = { hex[0], hex[1], 0 };

		buf_byte(&b, (uint8_t)strtoul(two, NULL, 16));
	}
	packet_decode(p, layout_need("Ether"), b.p, b.n);
	packet_keep(p);
	p->time = 1700000000123456789;
	buf_free(&b);
	return p;
}

/* A crafted layer's field from a number or a text. */
static inline void set_number(struct packet *p, const char *field, uint64_t v)
{
	struct diag d = DIAG_INIT;
	struct val in = val_int(v);
	unsigned l = p->n - 1;

	assert_true(layer_set(p, l, (unsigned)field_find(p->layer[l].lay, field, strlen(field)), &in, &d));
}

static inline void set_text(struct packet *p, const char *field, const char *text)
{
	struct diag d = DIAG_INIT;
	struct val in = val_str(text, strlen(text));
	unsigned l = p->n - 1;

	assert_true(layer_set(p, l, (unsigned)field_find(p->layer[l].lay, field, strlen(field)), &in, &d));
	val_drop(in);
}

/* IP(dst="192.0.2.1", ttl=3)/TCP(dport=443, flags="SA"). */
static inline struct packet *crafted(void)
{
	struct packet *p = packet_new();

	packet_push(p, layout_need("IP"));
	set_number(p, "ttl", 3);
	set_text(p, "dst", "192.0.2.1");
	packet_push(p, layout_need("TCP"));
	set_number(p, "dport", 443);
	set_text(p, "flags", "SA");
	return p;
}

#endif
