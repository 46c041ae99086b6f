/* mqtt.c - Message Queuing Telemetry Transport: control packets of versions 3.1, 3.1.1 and 5.0 (MQTT 5.0, MQTT 3.1.1). */
#include "varnum.h"

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/diag.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"
#include "pkt/str.h"

enum { PORT = 1883, QOS_FIELD = 2, LATEST = 5 };

static const struct name_row type_rows[] = {
	{ 1, "CONNECT" },
	{ 2, "CONNACK" },
	{ 3, "PUBLISH" },
	{ 4, "PUBACK" },
	{ 5, "PUBREC" },
	{ 6, "PUBREL" },
	{ 7, "PUBCOMP" },
	{ 8, "SUBSCRIBE" },
	{ 9, "SUBACK" },
	{ 10, "UNSUBSCRIBE" },
	{ 11, "UNSUBACK" },
	{ 12, "PINGREQ" },
	{ 13, "PINGRESP" },
	{ 14, "DISCONNECT" },
	{ 15, "AUTH" },
};
static const struct names types = { ROWS(type_rows) };

static const struct name_row switch_rows[] = {
	{ 0, "Disabled" },
	{ 1, "Enabled" },
};
static const struct names switches = { ROWS(switch_rows) };

static const struct name_row quality_rows[] = {
	{ 0, "At most once delivery" },
	{ 1, "At least once delivery" },
	{ 2, "Exactly once delivery" },
};
static const struct names qualities = { ROWS(quality_rows) };

static const struct name_row level_rows[] = {
	{ 3, "v3.1" },
	{ 4, "v3.1.1" },
	{ LATEST, "v5.0" },
};
static const struct names levels = { ROWS(level_rows) };

static const struct name_row connack_rows[] = {
	{ 0, "Connection Accepted" },
	{ 1, "Unacceptable protocol version" },
	{ 2, "Identifier rejected" },
	{ 3, "Server unavailable" },
	{ 4, "Bad username/password" },
	{ 5, "Not authorized" },
};
static const struct names connacks = { ROWS(connack_rows) };

static const struct name_row suback_rows[] = {
	{ 0, "Success" },
	{ 1, "Success" },
	{ 2, "Success" },
	{ 0x80, "Failure" },
};
static const struct names subacks = { ROWS(suback_rows) };

/* ---- fixed header ---- */

#define SWITCH(name, ...) UINT(name, 1, .names = &switches, __VA_ARGS__)

static size_t bound(const struct scope *s, size_t hdr, size_t n)
{
	uint64_t v;
	size_t size;

	if (!varnum_mqtt.get(s->b + 1, n - 1, &v, &size) || v > n - hdr)
		return n;
	return hdr + (size_t)v;
}

static size_t framed(const uint8_t *p, size_t n)
{
	uint64_t v;
	size_t size;

	return n > 1 && varnum_mqtt.get(p + 1, n - 1, &v, &size) ? 1 + size + (size_t)v : 0;
}

static const struct field mqtt_fields[] = {
	UINT("type", 4, .init = 1, .names = &types, .compute = NEXT("mqtt.type")),
	SWITCH("DUP", .help = "sent again"),
	UINT("QOS", 2, .names = &qualities, .help = "quality of service"),
	SWITCH("RETAIN"),
	VARNUM("len", &varnum_mqtt, .help = "remaining length: bytes that follow, in 1 to 4 octets"),
};
static const struct proto mqtt = {
	.name = "MQTT",
	.title = "Message Queuing Telemetry Transport: fixed header (MQTT 5.0, 2.1)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/MQTT(QOS=1)/MQTTPublish(topic=\"lamp\", msgid=1, value=\"on\")",
	TABLE(mqtt_fields),
	UNDER({ "tcp.port", PORT }),
	.finish = varnum_finish,
	.bound = bound,
	.framed = { .fn = framed },
	.text = "MQTT %type%[ dup=%DUP:d%][ qos=%QOS:d%][ retain=%RETAIN:d%]",
};

/* ---- CONNECT ---- */

/* Version 5 has properties behind the keep-alive; Scapy's packets, which name no protocol, have none. */
static bool has_properties(const struct field *f, const struct scope *s)
{
	uint64_t level = 0, named = 0;

	(void)f;
	if (!scope_decoding(s))
		return true;
	return scope_named(s, "protolevel", &level) && level == LATEST && scope_named(s, "length", &named) && named;
}

static bool properties_fit(const uint8_t *p, size_t n, size_t *used)
{
	uint64_t v;
	size_t size;

	if (!varnum_mqtt.get(p, n, &v, &size) || v > n - size)
		return false;
	*used = size + (size_t)v;
	return true;
}

static bool properties_measure(const struct scope *s, const struct field *f, const uint8_t *p, size_t avail, size_t *n)
{
	(void)s;
	(void)f;
	return properties_fit(p, avail, n);
}

static void properties_read(const struct scope *s, const struct field *f, const uint8_t *p, size_t n, struct val *out)
{
	uint64_t v;
	size_t size = 0;

	(void)s;
	(void)f;
	varnum_mqtt.get(p, n, &v, &size);
	*out = val_bytes(p + size, n - size);
}

static bool properties_write(const struct scope *s, const struct field *f, const struct val *v, struct buf *out, struct diag *d)
{
	struct str b = val_text(v);
	uint8_t head[VARNUM_SIZE];

	(void)s;
	if (v->type == V_NONE || v->type == V_UNSET)
		return true;
	if (b.n > varnum_mqtt.most)
		return diag_set(d, "%s has %zu bytes, at most %llu fit", f->name, b.n, (unsigned long long)varnum_mqtt.most);
	buf_add(out, head, varnum_mqtt.put(head, b.n));
	buf_add(out, b.p, b.n);
	return true;
}

static bool properties_accept(const struct field *f, const struct val *in, struct val *out, struct diag *d)
{
	struct str b = val_text(in);

	if (in->type != V_NONE && in->type != V_BYTES && in->type != V_STR)
		return diag_set(d, "%s is None or bytes: identifiers and values, without their length", f->name);
	*out = in->type == V_STR ? val_bytes(b.p, b.n) : val_hold(*in);
	return true;
}

/* Bytes of the packet from field f on, while it is decoded. */
static size_t left(const struct field *f, const struct scope *s)
{
	size_t at = s->at[f->index] / 8;

	return at < s->n ? s->n - at : 0;
}

/* Packets that end before it in older versions: it is there where something is left. */
static bool is_there(const struct field *f, const struct scope *s)
{
	return !scope_decoding(s) || left(f, s);
}

static bool properties_there(const struct field *f, const struct scope *s)
{
	size_t used;

	return !scope_decoding(s) || (left(f, s) && properties_fit(s->b + s->at[f->index] / 8, left(f, s), &used));
}

static const struct kind_ops properties_ops = { properties_measure, properties_read, properties_write, properties_accept };

#define PROPERTIES(where) HOOK("properties", &properties_ops, .present = (where), .quiet = true, .help = "of version 5.0, their length before them")

/* Version 5 (MQTT 5.0, 2.4); what stands in their place before has names of its own. */
static const struct name_row reason_rows[] = {
	{ 0x00, "Success" },
	{ 0x01, "Granted QoS 1" },
	{ 0x02, "Granted QoS 2" },
	{ 0x04, "Disconnect with Will Message" },
	{ 0x10, "No matching subscribers" },
	{ 0x11, "No subscription existed" },
	{ 0x18, "Continue authentication" },
	{ 0x19, "Re-authenticate" },
	{ 0x80, "Unspecified error" },
	{ 0x81, "Malformed Packet" },
	{ 0x82, "Protocol Error" },
	{ 0x83, "Implementation specific error" },
	{ 0x84, "Unsupported Protocol Version" },
	{ 0x85, "Client Identifier not valid" },
	{ 0x86, "Bad User Name or Password" },
	{ 0x87, "Not authorized" },
	{ 0x88, "Server unavailable" },
	{ 0x89, "Server busy" },
	{ 0x8a, "Banned" },
	{ 0x8b, "Server shutting down" },
	{ 0x8c, "Bad authentication method" },
	{ 0x8d, "Keep Alive timeout" },
	{ 0x8e, "Session taken over" },
	{ 0x8f, "Topic Filter invalid" },
	{ 0x90, "Topic Name invalid" },
	{ 0x91, "Packet Identifier in use" },
	{ 0x92, "Packet Identifier not found" },
	{ 0x93, "Receive Maximum exceeded" },
	{ 0x94, "Topic Alias invalid" },
	{ 0x95, "Packet too large" },
	{ 0x96, "Message rate too high" },
	{ 0x97, "Quota exceeded" },
	{ 0x98, "Administrative action" },
	{ 0x99, "Payload format invalid" },
	{ 0x9a, "Retain not supported" },
	{ 0x9b, "QoS not supported" },
	{ 0x9c, "Use another server" },
	{ 0x9d, "Server moved" },
	{ 0x9e, "Shared Subscriptions not supported" },
	{ 0x9f, "Connection rate exceeded" },
	{ 0xa0, "Maximum connect time" },
	{ 0xa1, "Subscription Identifiers not supported" },
	{ 0xa2, "Wildcard Subscriptions not supported" },
};
static const struct names reasons = { ROWS(reason_rows) };
static const struct field reason_number = UINT("reason", 8, .names = &reasons);
static const struct alt reason_alts[] = { { NULL, &reason_number } };
#define REASON ALT("reason", reason_alts, .none = true, .present = is_there, .help = "of version 5.0"), PROPERTIES(properties_there)

#define TEXT(count, bytes, ...) \
	UINT(count, 16, .compute = LENGTH_OF(bytes, 1, 0), __VA_ARGS__), \
	BYTES(bytes, .size = OF(count, 1, 0), __VA_ARGS__)

static const struct field connect_fields[] = {
	TEXT("length", "protoname"),
	UINT("protolevel", 8, .init = LATEST, .names = &levels),
	SWITCH("usernameflag"),
	SWITCH("passwordflag"),
	SWITCH("willretainflag"),
	UINT("willQOSflag", 2, .names = &qualities),
	SWITCH("willflag"),
	SWITCH("cleansess", .help = "clean session"),
	SWITCH("reserved"),
	UINT("klive", 16, .help = "keep alive, in seconds"),
	PROPERTIES(has_properties),
	TEXT("clientIdlen", "clientId"),
	TEXT("wtoplen", "willtopic", .when = "willflag=1"),
	TEXT("wmsglen", "willmsg", .when = "willflag=1"),
	TEXT("userlen", "username", .when = "usernameflag=1"),
	TEXT("passlen", "password", .when = "passwordflag=1"),
};

#define PACKET(var, class, number, what, words, ...) \
	static const struct proto var = { \
		.name = class, \
		.title = "MQTT " what, \
		TABLE(var##_fields), \
		UNDER({ "mqtt.type", number }), \
		.text = words, \
		__VA_ARGS__ \
	}

PACKET(connect, "MQTTConnect", 1, "CONNECT: a client asks for a connection (MQTT 5.0, 3.1)", "client=%clientId%[ user=%username%] keepalive=%klive%");

static const struct field connack_fields[] = {
	UINT("sessPresentFlag", 8, .help = "session present"),
	UINT("retcode", 8, .names = &connacks),
	PROPERTIES(properties_there),
};
PACKET(connack, "MQTTConnack", 2, "CONNACK: the server accepts or not (MQTT 5.0, 3.2)", "%retcode%", .answers = "MQTTConnect");

/* ---- PUBLISH and its acknowledgements ---- */

/* Nothing in the packet says which version it is of: properties are read as the beginning of the message. */
static bool only_built(const struct field *f, const struct scope *s)
{
	(void)f;
	return !scope_decoding(s);
}

/* By the quality that the header says; without one it is there. */
static bool is_numbered(const struct field *f, const struct scope *s)
{
	uint64_t quality;

	(void)f;
	if (!s->index || s->p->layer[s->index - 1].lay != layout_need("MQTT"))
		return true;
	return layer_uint(s->p, s->index - 1, QOS_FIELD, &quality) && (quality == 1 || quality == 2);
}

static const struct field publish_fields[] = {
	TEXT("length", "topic"),
	UINT("msgid", 16, .present = is_numbered, .help = "packet identifier: only with a QOS of 1 or 2"),
	PROPERTIES(only_built),
	BYTES("value", .size = REST),
};
PACKET(publish, "MQTTPublish", 3, "PUBLISH: a message (MQTT 5.0, 3.3)", "%topic%[ id=%msgid%] %value%");

#define IDENTIFIED(var, class, number, what, asked) \
	static const struct field var##_fields[] = { UINT("msgid", 16, .help = "packet identifier"), REASON }; \
	PACKET(var, class, number, what, "id=%msgid%[ %reason%]", .answers = asked, .reply = { SAME("msgid") })
IDENTIFIED(puback, "MQTTPuback", 4, "PUBACK: received, of QOS 1 (MQTT 5.0, 3.4)", "MQTTPublish");
IDENTIFIED(pubrec, "MQTTPubrec", 5, "PUBREC: received, of QOS 2 (MQTT 5.0, 3.5)", "MQTTPublish");
IDENTIFIED(pubrel, "MQTTPubrel", 6, "PUBREL: PUBREC is received (MQTT 5.0, 3.6)", "MQTTPubrec");
IDENTIFIED(pubcomp, "MQTTPubcomp", 7, "PUBCOMP: all is done (MQTT 5.0, 3.7)", "MQTTPubrel");

/* ---- SUBSCRIBE ---- */

enum { ID_SIZE = 2, LENGTH_SIZE = 2 };

/* Do the n bytes at p hold topics, each with `more` bytes behind it? None is empty. */
static bool topics_fill(const uint8_t *p, size_t n, size_t more)
{
	size_t size;

	for (; n; p += size, n -= size) {
		if (n < LENGTH_SIZE)
			return false;
		size = LENGTH_SIZE + get16(p) + more;
		if (size > n || !get16(p))
			return false;
	}
	return true;
}

/* What follows the identifier is no list of topics, but is one behind properties: then it is version 5. */
static bool before_topics(const struct scope *s, size_t more)
{
	const uint8_t *p = s->b + ID_SIZE;
	size_t n = s->n - ID_SIZE, used;

	return s->n > ID_SIZE && !topics_fill(p, n, more) && properties_fit(p, n, &used) && topics_fill(p + used, n - used, more);
}

static bool subscribe_five(const struct field *f, const struct scope *s)
{
	(void)f;
	return !scope_decoding(s) || before_topics(s, 1);
}

static bool unsubscribe_five(const struct field *f, const struct scope *s)
{
	(void)f;
	return !scope_decoding(s) || before_topics(s, 0);
}

/* Behind the identifier are other codes than before version 5. */
static bool suback_five(const struct field *f, const struct scope *s)
{
	bool known = true;
	size_t used;

	if (!scope_decoding(s))
		return true;
	for (size_t i = ID_SIZE; i < s->n; i++)
		known &= s->b[i] <= 2 || s->b[i] == 0x80;
	return !known && properties_fit(s->b + ID_SIZE, left(f, s), &used) && used < left(f, s);
}

static const struct field topic_fields[] = { TEXT("length", "topic") };
static const struct field topic_qos_fields[] = { TEXT("length", "topic"), UINT("QOS", 8, .names = &qualities) };
static const struct proto topic = {
	.name = "MQTTTopic",
	.title = "MQTT topic filter (MQTT 5.0, 3.10.3)",
	TABLE(topic_fields),
	.text = "%topic%",
};
static const struct proto topic_qos = {
	.name = "MQTTTopicQOS",
	.title = "MQTT topic filter with the quality that is asked for (MQTT 5.0, 3.8.3)",
	TABLE(topic_qos_fields),
	.text = "%topic% qos=%QOS:d%",
};
static const struct family topics = { .other = "MQTTTopic" }, topics_qos = { .other = "MQTTTopicQOS" };

static const struct field subscribe_fields[] = {
	UINT("msgid", 16, .help = "packet identifier"),
	PROPERTIES(subscribe_five),
	LIST("topics", &topics_qos, .size = REST),
};
PACKET(subscribe, "MQTTSubscribe", 8, "SUBSCRIBE: topics that a client wants (MQTT 5.0, 3.8)", "id=%msgid% %topics%");

static const struct field retcode = UINT("retcode", 8, .names = &subacks);
static const struct field suback_fields[] = {
	UINT("msgid", 16, .help = "packet identifier"),
	PROPERTIES(suback_five),
	SCALARS("retcodes", &retcode, .size = REST, .help = "for each topic: the quality granted, or 0x80"),
};
PACKET(suback, "MQTTSuback", 9, "SUBACK: topics are granted (MQTT 5.0, 3.9)", "id=%msgid% %retcodes%", .answers = "MQTTSubscribe",
       .reply = { SAME("msgid") });

static const struct field unsubscribe_fields[] = {
	UINT("msgid", 16, .help = "packet identifier"),
	PROPERTIES(unsubscribe_five),
	LIST("topics", &topics, .size = REST),
};
PACKET(unsubscribe, "MQTTUnsubscribe", 10, "UNSUBSCRIBE: topics that a client no longer wants (MQTT 5.0, 3.10)", "id=%msgid% %topics%");
static const struct field unsuback_code = UINT("retcode", 8, .names = &reasons);
static const struct field unsuback_fields[] = {
	UINT("msgid", 16, .help = "packet identifier"),
	PROPERTIES(properties_there),
	SCALARS("retcodes", &unsuback_code, .size = REST, .help = "of version 5.0: for each topic"),
};
PACKET(unsuback, "MQTTUnsuback", 11, "UNSUBACK: they are no longer sent (MQTT 5.0, 3.11)", "id=%msgid%[ %retcodes%]", .answers = "MQTTUnsubscribe",
       .reply = { SAME("msgid") });

static const struct field disconnect_fields[] = { REASON };
PACKET(disconnect, "MQTTDisconnect", 14, "DISCONNECT: the end (MQTT 5.0, 3.14)", "[%reason%]");
static const struct field auth_fields[] = { REASON };
PACKET(auth, "MQTTAuth", 15, "AUTH: more about who asks (MQTT 5.0, 3.15)", "[%reason%]");

PROTO_UNIT(mqtt, &mqtt, &connect, &connack, &publish, &puback, &pubrec, &pubrel, &pubcomp, &topic, &topic_qos, &subscribe, &suback,
	   &unsubscribe, &unsuback, &disconnect, &auth);
