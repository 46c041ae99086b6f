/* complete.h - candidates for the word at the cursor. Only src/lang uses it. */
#ifndef PKT_COMPLETE_H
#define PKT_COMPLETE_H

#include "pkt/interp.h"

struct found_word {
	struct candidate c;
	unsigned group;           /* lower ones are listed first */
};

struct finder {
	struct interp *in;
	struct str word;          /* what was typed of it */
	const char *close;        /* put behind values in quotes: the quote, unless it stands there */
	struct found_word *v;
	size_t n, cap;
	struct arena arena;
};

enum { GROUP_NEAR, GROUP_NAMES, GROUP_WORDS }; /* fields and parameters; names; words of the grammar */

/* Each offers what begins with f->word. */
void offer(struct finder *f, unsigned group, const char *word, const char *behind, const char *detail);
void offer_fields(struct finder *f, const struct layout *lay, const char *behind, struct str given);
void offer_values(struct finder *f, const struct layout *lay, unsigned field, bool quoted); /* names of its values, letters */
void offer_params(struct finder *f, const struct method *m, struct str given);
void offer_names(struct finder *f);
void offer_layers(struct finder *f, const char *behind);
void offer_topics(struct finder *f);
void offer_attributes(struct finder *f, const struct val *v); /* behind a dot; NULL: of a value that is not known */
void offer_keys(struct finder *f, const struct dict *d);

#endif
