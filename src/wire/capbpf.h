/* capbpf.h - a filter's text as a program for one link type. */
#ifndef WIRE_CAPBPF_H
#define WIRE_CAPBPF_H

#include <stdbool.h>

#include <pcap/pcap.h>

#include "pkt/diag.h"

/* The caller frees *out with pcap_freecode. false with a message that points into the text. */
bool cap_compile(int linktype, const struct source *filter, struct bpf_program *out, struct diag *d);

#endif
