/* netflow.h - what the files of NetFlow version 9 and IPFIX share. */
#ifndef PKT_PROTO_NETFLOW_H
#define PKT_PROTO_NETFLOW_H

#include "pkt/field.h"

enum { TEMPLATES_9 = 0, OPTIONS_9 = 1, TEMPLATES_10 = 2, OPTIONS_10 = 3, DATA_FIRST = 256 };
enum { WIDTH_SAYS_ITSELF = 65535, WIDTH_SAYS_IN_THREE = 65536 };

/* The values of a record: tuples (name, value), or (name, value, bytes) where neither name nor value tells how many bytes it takes. */
extern const struct kind_ops netflow_values_ops;

/* Bytes of an element's value by its number; 0: it varies. */
unsigned netflow_width(uint64_t number);

/* Tuple of an element's n bytes at p. number: of a scope (version 9) if is_scope. width: as the template has it. */
struct val netflow_value(const struct field *f, uint32_t enterprise, unsigned number, bool is_scope, unsigned width, const uint8_t *p, size_t n);

/* Sets of templates teach, sets of data are explained. */
void netflow_learn_templates(struct learner *l, struct packet *p, unsigned i);
void netflow_learn_options(struct learner *l, struct packet *p, unsigned i);
void netflow_explain(struct learner *l, struct packet *p, unsigned i);

bool netflow_knows(const struct scope *set); /* the template of a set of data, as it is decoded; set may be NULL */
/* Bytes of records in a set: without what fills it up, if that is known. */
uint64_t netflow_records_size(const struct extent *x, const struct scope *s, size_t avail);
/* One record at p by the set's template: its bytes, 0: it is cut. out: its values are added, or NULL. */
size_t netflow_record(const struct scope *set, const struct field *f, const uint8_t *p, size_t n, struct list *out);
void netflow_text(const struct packet *p, unsigned layer, struct buf *out);

#endif
