/* dict.c - dictionaries: in the order of insertion, found by hash. */
#include "pkt/interp.h"

static void dict_free(struct obj *o)
{
	struct dict *d = (struct dict *)o;

	for (uint32_t i = 0; i < d->used; i++) {
		val_drop(d->e[i].key);
		val_drop(d->e[i].value);
	}
	mem_free(d->e);
	mem_free(d->slot);
	mem_free(d);
}

static const struct obj_type dict_type = { "dict", dict_free };

struct val dict_new(void)
{
	struct dict *d = mem_zero(1, sizeof(*d));

	d->obj.type = &dict_type;
	d->obj.refs = 1;
	return (struct val){ .type = V_DICT, .any = d };
}

struct val dict_new_set(void)
{
	struct val v = dict_new();

	((struct dict *)v.any)->is_set = true;
	return v;
}

static struct entry *find(const struct dict *d, const struct val *key, uint32_t hash)
{
	if (!d->nslot || !hashable(key))
		return NULL;
	for (uint32_t i = hash;; i++) {
		uint32_t at = d->slot[i & (d->nslot - 1)];
		struct entry *e = at ? &d->e[at - 1] : NULL;

		if (!e)
			return NULL;
		if (e->hash == hash && e->key.type != V_UNSET && values_equal(&e->key, key))
			return e;
	}
}

const struct entry *dict_find(const struct dict *d, const struct val *key)
{
	return d->n ? find(d, key, value_hash(key)) : NULL;
}

static void put_slot(struct dict *d, uint32_t hash, uint32_t at)
{
	uint32_t i = hash;

	while (d->slot[i & (d->nslot - 1)])
		i++;
	d->slot[i & (d->nslot - 1)] = at + 1;
}

/* Room for one more: deleted entries go, slots stay at most half full. */
static void make_room(struct dict *d)
{
	uint32_t k = 0;

	if (d->used < d->cap)
		return;
	for (uint32_t i = 0; i < d->used; i++) {
		if (d->e[i].key.type != V_UNSET)
			d->e[k++] = d->e[i];
	}
	d->used = k;
	d->cap = k < 4 ? 8 : k * 2;
	d->e = mem_grow(d->e, d->cap, sizeof(*d->e));
	d->nslot = 8;
	while (d->nslot < d->cap * 2)
		d->nslot *= 2;
	mem_free(d->slot);
	d->slot = mem_zero(d->nslot, sizeof(*d->slot));
	for (uint32_t i = 0; i < d->used; i++)
		put_slot(d, d->e[i].hash, i);
}

bool dict_set(struct interp *in, struct dict *d, struct val key, struct val v)
{
	uint32_t hash;
	struct entry *e;

	if (!hashable(&key)) {
		diag_set(&in->d, "%s cannot be %s", type_text(&key), d->is_set ? "in a set" : "the key of a dict");
		return key.type == V_LIST ? diag_hint(&in->d, "use a tuple") : false;
	}
	hash = value_hash(&key);
	e = find(d, &key, hash);
	if (e) {
		struct val old = e->value;

		e->value = val_hold(v);
		val_drop(old);
		return true;
	}
	if (d->n >= ITEMS_MAX)
		return diag_set(&in->d, "a dict holds at most %d items", ITEMS_MAX);
	make_room(d);
	d->e[d->used] = (struct entry){ val_hold(key), val_hold(v), hash };
	put_slot(d, hash, d->used++);
	d->n++;
	return true;
}

bool dict_remove(struct dict *d, const struct val *key)
{
	struct entry *e = d->n && hashable(key) ? find(d, key, value_hash(key)) : NULL;
	struct entry old;

	if (!e)
		return false;
	old = *e;
	e->key = VAL_UNSET;
	e->value = VAL_NONE;
	d->n--;
	val_drop(old.key);
	val_drop(old.value);
	return true;
}
