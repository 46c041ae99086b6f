/* database.c - packets in an SQLite file: tables are made from those of the protocols, when the first layer of a class comes. */
#include "database.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "pkt/addr.h"
#include "pkt/buf.h"
#include "pkt/cap.h"
#include "pkt/diag.h"
#include "pkt/mem.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/view.h"

enum { FIRST_FIELD = 3 /* columns of a layer's row before its fields, counted from 1 as SQLite does */ };

struct database {
	sqlite3 *db;
	char *path;
	sqlite3_stmt *frame;
	sqlite3_stmt **insert; /* by layout->id; NULL: no such layer came yet */
	size_t ninsert;
	struct tables tables;
	struct buf text;       /* of the row that is made */
};

static bool failed(struct database *b, struct diag *d)
{
	return diag_refuse(d, "%s: %s", b->path, sqlite3_errmsg(b->db));
}

static bool run(struct database *b, const char *sql, struct diag *d)
{
	return sqlite3_exec(b->db, sql, NULL, NULL, NULL) == SQLITE_OK || failed(b, d);
}

static bool prepare(struct database *b, const char *sql, sqlite3_stmt **out, struct diag *d)
{
	return sqlite3_prepare_v2(b->db, sql, -1, out, NULL) == SQLITE_OK || failed(b, d);
}

/* ---- tables ---- */

static const char *type_of(const struct field *f)
{
	switch (f->kind) {
	case F_UINT:
	case F_FLAGS:
		return " INTEGER";
	case F_MAC:
	case F_IPV4:
	case F_IPV6:
	case F_NAME:
	case F_LIST:
	case F_LAYER:
		return " TEXT";
	case F_BYTES:
		return " BLOB";
	case F_ALT:
	case F_HOOK:
	case F_VIRTUAL:
	case F_KINDS:
		break;
	}
	return "";
}

/* SQLite does not tell upper from lower case: a name that is there in another case has a _ behind it. */
static void add_column(struct buf *sql, const struct layout *lay, unsigned f)
{
	const char *name = lay->field[f].name;

	buf_fmt(sql, ", \"%s", name);
	for (unsigned i = 0; i < f; i++)
		if (!strcasecmp(lay->field[i].name, name))
			buf_byte(sql, '_');
	buf_byte(sql, '"');
}

static void add_table_name(struct buf *sql, const struct layout *lay)
{
	buf_fmt(sql, "\"%s", lay->proto->name);
	for (size_t i = 0; i < layout_count() && layout_nth(i) != lay; i++)
		if (!strcasecmp(layout_nth(i)->proto->name, lay->proto->name))
			buf_byte(sql, '_');
	buf_byte(sql, '"');
}

static bool is_stored(const struct field *f)
{
	return f->kind != F_VIRTUAL;
}

static bool make_table(struct database *b, const struct layout *lay, struct diag *d)
{
	struct buf sql = BUF_INIT;
	bool ok;

	buf_text(&sql, "CREATE TABLE ");
	add_table_name(&sql, lay);
	buf_text(&sql, " (_packet INTEGER NOT NULL, _layer INTEGER NOT NULL");
	for (unsigned f = 0; f < lay->n; f++) {
		if (!is_stored(&lay->field[f]))
			continue;
		add_column(&sql, lay, f);
		buf_text(&sql, type_of(&lay->field[f]));
	}
	buf_text(&sql, ", PRIMARY KEY (_packet, _layer)) WITHOUT ROWID");
	ok = run(b, buf_cstr(&sql), d);
	buf_clear(&sql);
	buf_text(&sql, "INSERT INTO ");
	add_table_name(&sql, lay);
	buf_text(&sql, " VALUES (?, ?");
	for (unsigned f = 0; f < lay->n; f++)
		if (is_stored(&lay->field[f]))
			buf_text(&sql, ", ?");
	buf_byte(&sql, ')');
	ok = ok && prepare(b, buf_cstr(&sql), &b->insert[lay->id], d);
	buf_free(&sql);
	return ok;
}

static sqlite3_stmt *insert_of(struct database *b, const struct layout *lay, struct diag *d)
{
	if (lay->id >= b->ninsert) {
		size_t n = layout_count() > lay->id ? layout_count() : lay->id + 1;

		b->insert = mem_grow(b->insert, n, sizeof(*b->insert));
		memset(b->insert + b->ninsert, 0, (n - b->ninsert) * sizeof(*b->insert));
		b->ninsert = n;
	}
	if (!b->insert[lay->id])
		make_table(b, lay, d);
	return b->insert[lay->id];
}

/* ---- rows ---- */

static void bind_text(sqlite3_stmt *s, int i, const void *p, size_t n)
{
	sqlite3_bind_text(s, i, n ? p : "", (int)n, SQLITE_TRANSIENT);
}

/* SQLite's integers have a sign: what is above them is kept as text. */
static void bind_number(sqlite3_stmt *s, int i, uint64_t v)
{
	char text[24];

	if (v <= INT64_MAX)
		sqlite3_bind_int64(s, i, (sqlite3_int64)v);
	else
		bind_text(s, i, text, (size_t)snprintf(text, sizeof(text), "%" PRIu64, v));
}

/* v: of field f of layer l. */
static void bind(struct database *b, sqlite3_stmt *s, int i, const struct packet *p, unsigned l, unsigned f, const struct val *v)
{
	char text[IP6_TEXT];
	struct str t = val_text(v);

	switch ((enum vtype)v->type) {
	case V_UNSET:
	case V_NONE:
		sqlite3_bind_null(s, i);
		return;
	case V_INT:
	case V_BOOL:
		if (v->neg)
			sqlite3_bind_int64(s, i, v->i);
		else
			bind_number(s, i, v->u);
		return;
	case V_FLOAT:
		sqlite3_bind_double(s, i, v->f);
		return;
	case V_MAC:
		bind_text(s, i, text, mac_text(v->u, text));
		return;
	case V_IP4:
		bind_text(s, i, text, ip4_text((uint32_t)v->u, text));
		return;
	case V_IP6:
		bind_text(s, i, text, ip6_text(v->b, text));
		return;
	case V_STR:
	case V_NAME:
		bind_text(s, i, t.p, t.n);
		return;
	case V_BYTES:
		sqlite3_bind_blob(s, i, t.n ? t.p : "", (int)t.n, SQLITE_TRANSIENT);
		return;
	case V_LIST:
	case V_TUPLE:
	case V_PACKET:
	case V_SET:
	case V_LANG:
		break;
	}
	buf_clear(&b->text);
	view_json_field(&b->tables, p, l, f, &b->text);
	bind_text(s, i, b->text.p, b->text.n);
}

static bool step(struct database *b, sqlite3_stmt *s, struct diag *d)
{
	bool ok = sqlite3_step(s) == SQLITE_DONE || failed(b, d);

	sqlite3_reset(s);
	return ok;
}

static bool add_layer(struct database *b, const struct packet *p, unsigned l, uint64_t number, struct diag *d)
{
	const struct layout *lay = p->layer[l].lay;
	sqlite3_stmt *s = insert_of(b, lay, d);
	int i = FIRST_FIELD;

	if (!s)
		return false;
	bind_number(s, 1, number);
	bind_number(s, 2, l);
	for (unsigned f = 0; f < lay->n; f++) {
		struct val v = VAL_NONE;

		if (!is_stored(&lay->field[f]))
			continue;
		if (layer_present(p, l, f))
			layer_get(p, l, f, &v);
		bind(b, s, i++, p, l, f, &v);
		val_drop(v);
	}
	return step(b, s, d);
}

static bool add_frame(struct database *b, const struct packet *p, const struct cap_packet *c, struct diag *d)
{
	sqlite3_stmt *s = b->frame;

	bind_number(s, 1, c->number);
	sqlite3_bind_int64(s, 2, c->time);
	bind_number(s, 3, p->wire_len ? p->wire_len : p->ndata);
	bind_number(s, 4, p->ndata);
	bind_number(s, 5, c->linktype);
	bind_number(s, 6, c->iface);
	buf_clear(&b->text);
	for (unsigned i = 0; i < p->n; i++)
		buf_fmt(&b->text, "%s%s", i ? "/" : "", p->layer[i].lay->proto->name);
	bind_text(s, 7, b->text.p, b->text.n);
	if (c->comment.n)
		bind_text(s, 8, c->comment.p, c->comment.n);
	else
		sqlite3_bind_null(s, 8);
	return step(b, s, d);
}

bool database_packet(struct database *b, const struct packet *p, const struct cap_packet *c, struct diag *d)
{
	bool ok = add_frame(b, p, c, d);

	for (unsigned i = 0; ok && i < p->n; i++)
		ok = add_layer(b, p, i, c->number, d);
	return ok;
}

/* ---- all of it ---- */

static void close(struct database *b)
{
	sqlite3_finalize(b->frame);
	for (size_t i = 0; i < b->ninsert; i++)
		sqlite3_finalize(b->insert[i]);
	sqlite3_close(b->db);
	mem_free(b->insert);
	mem_free(b->path);
	tables_free(&b->tables);
	buf_free(&b->text);
	mem_free(b);
}

static int has_tables(void *arg, int n, char **text, char **name)
{
	(void)n;
	(void)text;
	(void)name;
	*(bool *)arg = true;
	return 0;
}

static bool begin(struct database *b, struct diag *d)
{
	bool any = false;

	if (sqlite3_open(b->path, &b->db) != SQLITE_OK)
		return diag_refuse(d, "cannot write %s: %s", b->path, b->db ? sqlite3_errmsg(b->db) : "not enough memory");
	if (sqlite3_exec(b->db, "SELECT name FROM sqlite_master", has_tables, &any, NULL) != SQLITE_OK)
		return failed(b, d);
	if (any) {
		diag_refuse(d, "%s has tables already, and is not written to", b->path);
		return diag_hint(d, "name a new file, or remove that one");
	}
	return run(b, "BEGIN", d) &&
	       run(b, "CREATE TABLE frame (number INTEGER PRIMARY KEY, time INTEGER, len INTEGER, caplen INTEGER, linktype INTEGER, "
		      "iface INTEGER, stack TEXT, comment TEXT)", d) &&
	       prepare(b, "INSERT INTO frame VALUES (?, ?, ?, ?, ?, ?, ?, ?)", &b->frame, d);
}

struct database *database_open(const char *path, struct diag *d)
{
	struct database *b = mem_zero(1, sizeof(*b));

	b->path = mem_text(path, strlen(path));
	if (begin(b, d))
		return b;
	close(b);
	return NULL;
}

bool database_end(struct database *b, struct diag *d)
{
	bool ok = run(b, "COMMIT", d);

	close(b);
	return ok;
}
