/* tls.h - what the files of TLS share. */
#ifndef PKT_PROTO_TLS_H
#define PKT_PROTO_TLS_H

#include "pkt/field.h"

/* The extensions at the end of a message, with their length: left out where there is none. */
bool tls_more(const struct field *f, const struct scope *s);
extern const struct family tls_extensions;
#define TLS_EXTENSIONS \
	UINT("extlen", 16, .compute = LENGTH_OF("ext", 1, 0), .present = tls_more, .help = "bytes of extensions"), \
	LIST("ext", &tls_extensions, .size = OF("extlen", 1, 0), .present = tls_more, .help = "extensions")

#endif
