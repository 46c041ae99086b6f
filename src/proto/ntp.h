/* ntp.h - what the files of NTP share: numbers with a fraction, and names. Only they include it. */
#ifndef PROTO_NTP_H
#define PROTO_NTP_H

#include "pkt/field.h"

extern const struct kind_ops ntp_fixed_ops;
extern const struct names ntp_mode_names;

/* Seconds and a fraction: 32 bits each (a time stamp: since 1900), or 16 bits each. */
#define STAMP(n, ...) HOOK(n, &ntp_fixed_ops, .bits = 64, .text = "0", __VA_ARGS__)
#define FIXED_POINT(n, ...) HOOK(n, &ntp_fixed_ops, .bits = 32, .text = "0", __VA_ARGS__)

/* A word that chooses nothing and carries nothing: a part of a message. */
#define NTP_PART(id, clsname, about, ...) \
	static const struct field id##_fields[] = { __VA_ARGS__ }; \
	static const struct proto id = { .name = (clsname), .title = (about), TABLE(id##_fields) }

#endif
