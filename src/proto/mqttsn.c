/* mqttsn.c - MQTT for sensor networks: messages over datagrams (MQTT-SN 1.2). */
#include <string.h>

#include "varnum.h"

#include "pkt/bits.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 1883, LONG = 1, LONG_SIZE = 3 };

/* ---- header (MQTT-SN 1.2, 5.2): the length counts itself; above 255 it is 1 and two octets more ---- */

static bool get(const uint8_t *p, size_t n, uint64_t *v, size_t *size)
{
	*size = n && p[0] == LONG ? LONG_SIZE : 1;
	if (n < *size)
		return false;
	*v = *size == 1 ? p[0] : get16(p + 1);
	return true;
}

static size_t put(uint8_t out[VARNUM_SIZE], uint64_t v)
{
	out[0] = (uint8_t)(v == LONG || v > UINT8_MAX ? LONG : v);
	if (out[0] != LONG)
		return 1;
	put16(out + 1, (uint16_t)v);
	return LONG_SIZE;
}

/* An encapsulated message is not counted, only the header that is put before it. */
static uint64_t says(const struct enc *e, unsigned l, size_t size, size_t rest)
{
	if (l + 1 < e->p->n && !strcmp(e->p->layer[l + 1].lay->proto->name, "MQTTSNEncaps"))
		rest -= enc_total_len(e, l + 1) - enc_header_len(e, l + 1);
	return size + rest;
}
static const struct varnum length = { .most = UINT16_MAX, .get = get, .put = put, .says = says };

static size_t message_size(const uint8_t *b, size_t n)
{
	enum { ENCAPSULATED = 0xfe };
	uint64_t v;
	size_t size;

	if (!get(b, n, &v, &size) || v > n || v <= size || b[size] == ENCAPSULATED)
		return n;
	return (size_t)v;
}

static size_t bound(const struct scope *s, size_t hdr, size_t n)
{
	size_t end = message_size(s->b, n);

	return end < hdr ? n : end;
}

static const struct name_row type_rows[] = {
	{ 0x00, "ADVERTISE" },
	{ 0x01, "SEARCHGW" },
	{ 0x02, "GWINFO" },
	{ 0x04, "CONNECT" },
	{ 0x05, "CONNACK" },
	{ 0x06, "WILLTOPICREQ" },
	{ 0x07, "WILLTOPIC" },
	{ 0x08, "WILLMSGREQ" },
	{ 0x09, "WILLMSG" },
	{ 0x0a, "REGISTER" },
	{ 0x0b, "REGACK" },
	{ 0x0c, "PUBLISH" },
	{ 0x0d, "PUBACK" },
	{ 0x0e, "PUBCOMP" },
	{ 0x0f, "PUBREC" },
	{ 0x10, "PUBREL" },
	{ 0x12, "SUBSCRIBE" },
	{ 0x13, "SUBACK" },
	{ 0x14, "UNSUBSCRIBE" },
	{ 0x15, "UNSUBACK" },
	{ 0x16, "PINGREQ" },
	{ 0x17, "PINGRESP" },
	{ 0x18, "DISCONNECT" },
	{ 0x1a, "WILLTOPICUPD" },
	{ 0x1b, "WILLTOPICRESP" },
	{ 0x1c, "WILLMSGUPD" },
	{ 0x1d, "WILLMSGRESP" },
	{ 0xfe, "Encapsulated message" },
};
static const struct names types = { ROWS(type_rows) };

static const struct field mqttsn_fields[] = {
	VARNUM("len", &length, .help = "bytes of the message, in 1 or 3 octets"),
	UINT("type", 8, .base = HEX, .names = &types, .compute = NEXT("mqttsn.type")),
};
static const struct proto mqttsn = {
	.name = "MQTTSN",
	.title = "MQTT for sensor networks: header (MQTT-SN 1.2, 5.2)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/MQTTSN()/MQTTSNPublish(tid=1, mid=7, data=\"21.5\")",
	TABLE(mqttsn_fields),
	UNDER({ "udp.port", PORT }),
	SETS({ "UDP", "sport", PORT }),
	.finish = varnum_finish,
	.bound = bound,
	.text = "MQTT-SN %type%",
};

/* ---- messages ---- */

static const struct name_row quality_rows[] = {
	{ 0, "Fire and Forget" },
	{ 1, "Acknowledged deliver" },
	{ 2, "Assured Delivery" },
	{ 3, "No Connection required" },
};
static const struct names qualities = { ROWS(quality_rows) };

static const struct name_row topic_rows[] = {
	{ 0, "Normal ID" },
	{ 1, "Pre-defined ID" },
	{ 2, "Short Topic Name" },
	{ 3, "Reserved" },
};
static const struct names topics = { ROWS(topic_rows) };

static const struct name_row code_rows[] = {
	{ 0, "Accepted" },
	{ 1, "Rejected: congestion" },
	{ 2, "Rejected: invalid topic ID" },
	{ 3, "Rejected: not supported" },
};
static const struct names codes = { ROWS(code_rows) };

#define FLAGS_ UINT("dup", 1), UINT("qos", 2, .names = &qualities), UINT("retain", 1), UINT("will", 1), UINT("cleansess", 1), \
	UINT("tid_type", 2, .names = &topics, .help = "what the topic is given by")
#define TOPIC UINT("tid", 16, .help = "topic identifier")
#define NUMBER UINT("mid", 16, .help = "message identifier")
#define RESULT UINT("return_code", 8, .names = &codes)
#define BARE(var, class, number, what, ...) \
	static const struct proto var = { .name = class, .title = "MQTT-SN " what, UNDER({ "mqttsn.type", number }), .text = "", __VA_ARGS__ }
#define MESSAGE(var, class, number, what, words, answer, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "MQTT-SN " what, \
		TABLE(var##_fields), \
		UNDER({ "mqttsn.type", number }), \
		.text = words, \
		answer \
	}
#define NO
#define ANSWERS(class) .answers = class,
#define ANSWERS_BY(class, field) .answers = class, .reply = { SAME(field) },

MESSAGE(advertise, "MQTTSNAdvertise", 0x00, "ADVERTISE: a gateway tells of itself (MQTT-SN 1.2, 5.4.1)", "gw=%gw_id% for %duration% s", NO,
	UINT("gw_id", 8), UINT("duration", 16, .help = "seconds until the next one"));
MESSAGE(search, "MQTTSNSearchGW", 0x01, "SEARCHGW: a client looks for a gateway (MQTT-SN 1.2, 5.4.2)", "radius=%radius%", NO, UINT("radius", 8));
MESSAGE(info, "MQTTSNGwInfo", 0x02, "GWINFO: where a gateway is (MQTT-SN 1.2, 5.4.3)", "gw=%gw_id%[ at %gw_addr%]", ANSWERS("MQTTSNSearchGW"),
	UINT("gw_id", 8), BYTES("gw_addr", .size = REST, .help = "only from a client"));
MESSAGE(connect, "MQTTSNConnect", 0x04, "CONNECT (MQTT-SN 1.2, 5.4.4)", "client=%client_id%", NO,
	FLAGS_, UINT("prot_id", 8, .init = 1), UINT("duration", 16, .help = "keep alive, in seconds"), BYTES("client_id", .size = REST));
MESSAGE(connack, "MQTTSNConnack", 0x05, "CONNACK (MQTT-SN 1.2, 5.4.5)", "%return_code%", ANSWERS("MQTTSNConnect"), RESULT);
BARE(topic_asked, "MQTTSNWillTopicReq", 0x06, "WILLTOPICREQ: a gateway asks for the topic of the will (MQTT-SN 1.2, 5.4.6)");
MESSAGE(topic_told, "MQTTSNWillTopic", 0x07, "WILLTOPIC (MQTT-SN 1.2, 5.4.7)", "%will_topic%", ANSWERS("MQTTSNWillTopicReq"), FLAGS_,
	BYTES("will_topic", .size = REST));
BARE(message_asked, "MQTTSNWillMsgReq", 0x08, "WILLMSGREQ: a gateway asks for the will (MQTT-SN 1.2, 5.4.8)");
MESSAGE(message_told, "MQTTSNWillMsg", 0x09, "WILLMSG (MQTT-SN 1.2, 5.4.9)", "%will_msg%", ANSWERS("MQTTSNWillMsgReq"), BYTES("will_msg", .size = REST));
MESSAGE(register_, "MQTTSNRegister", 0x0a, "REGISTER: a number for a topic (MQTT-SN 1.2, 5.4.10)", "tid=%tid% id=%mid% %topic_name%", NO,
	TOPIC, NUMBER, BYTES("topic_name", .size = REST));
MESSAGE(regack, "MQTTSNRegack", 0x0b, "REGACK (MQTT-SN 1.2, 5.4.11)", "tid=%tid% id=%mid% %return_code%", ANSWERS_BY("MQTTSNRegister", "mid"),
	TOPIC, NUMBER, RESULT);
MESSAGE(publish, "MQTTSNPublish", 0x0c, "PUBLISH (MQTT-SN 1.2, 5.4.12)", "tid=%tid% id=%mid% %data%", NO, FLAGS_, TOPIC, NUMBER,
	BYTES("data", .size = REST));
MESSAGE(puback, "MQTTSNPuback", 0x0d, "PUBACK (MQTT-SN 1.2, 5.4.13)", "tid=%tid% id=%mid% %return_code%", ANSWERS_BY("MQTTSNPublish", "mid"),
	TOPIC, NUMBER, RESULT);
MESSAGE(pubcomp, "MQTTSNPubcomp", 0x0e, "PUBCOMP (MQTT-SN 1.2, 5.4.14)", "id=%mid%", ANSWERS_BY("MQTTSNPubrel", "mid"), NUMBER);
MESSAGE(pubrec, "MQTTSNPubrec", 0x0f, "PUBREC (MQTT-SN 1.2, 5.4.14)", "id=%mid%", ANSWERS_BY("MQTTSNPublish", "mid"), NUMBER);
MESSAGE(pubrel, "MQTTSNPubrel", 0x10, "PUBREL (MQTT-SN 1.2, 5.4.14)", "id=%mid%", ANSWERS_BY("MQTTSNPubrec", "mid"), NUMBER);
#define FILTER FLAGS_, NUMBER, UINT("tid", 16, .when = "tid_type=1", .help = "topic identifier"), \
	BYTES("short_topic", .size = FIXED(2), .filled = true, .when = "tid_type=2"), BYTES("topic_name", .size = REST, .when = "tid_type=0,3")
MESSAGE(subscribe, "MQTTSNSubscribe", 0x12, "SUBSCRIBE (MQTT-SN 1.2, 5.4.15)", "id=%mid% [%topic_name%][%short_topic%][tid=%tid%]", NO, FILTER);
MESSAGE(suback, "MQTTSNSuback", 0x13, "SUBACK (MQTT-SN 1.2, 5.4.16)", "tid=%tid% id=%mid% %return_code%", ANSWERS_BY("MQTTSNSubscribe", "mid"),
	FLAGS_, TOPIC, NUMBER, RESULT);
MESSAGE(unsubscribe, "MQTTSNUnsubscribe", 0x14, "UNSUBSCRIBE (MQTT-SN 1.2, 5.4.17)", "id=%mid% [%topic_name%][%short_topic%][tid=%tid%]", NO, FILTER);
MESSAGE(unsuback, "MQTTSNUnsuback", 0x15, "UNSUBACK (MQTT-SN 1.2, 5.4.18)", "id=%mid%", ANSWERS_BY("MQTTSNUnsubscribe", "mid"), NUMBER);
MESSAGE(pingreq, "MQTTSNPingReq", 0x16, "PINGREQ (MQTT-SN 1.2, 5.4.19)", "[client=%client_id%]", NO, BYTES("client_id", .size = REST));
BARE(pingresp, "MQTTSNPingResp", 0x17, "PINGRESP (MQTT-SN 1.2, 5.4.20)", .answers = "MQTTSNPingReq");

/* A gateway's has no duration. */
static bool has_duration(const struct field *f, const struct scope *s)
{
	if (scope_decoding(s))
		return s->n >= 2;
	return s->vals && s->vals[f->index].type != V_UNSET && s->vals[f->index].type != V_NONE;
}
MESSAGE(disconnect, "MQTTSNDisconnect", 0x18, "DISCONNECT (MQTT-SN 1.2, 5.4.21)", "[sleeps %duration% s]", NO,
	UINT("duration", 16, .present = has_duration, .help = "how long the client sleeps, in seconds; not given: it leaves"));
MESSAGE(topic_update, "MQTTSNWillTopicUpd", 0x1a, "WILLTOPICUPD (MQTT-SN 1.2, 5.4.22)", "%will_topic%", NO, FLAGS_, BYTES("will_topic", .size = REST));
MESSAGE(topic_updated, "MQTTSNWillTopicResp", 0x1b, "WILLTOPICRESP (MQTT-SN 1.2, 5.4.24)", "%return_code%", ANSWERS("MQTTSNWillTopicUpd"), RESULT);
MESSAGE(message_update, "MQTTSNWillMsgUpd", 0x1c, "WILLMSGUPD (MQTT-SN 1.2, 5.4.23)", "%will_msg%", NO, BYTES("will_msg", .size = REST));
MESSAGE(message_updated, "MQTTSNWillMsgResp", 0x1d, "WILLMSGRESP (MQTT-SN 1.2, 5.4.25)", "%return_code%", ANSWERS("MQTTSNWillMsgUpd"), RESULT);

/* The node's address is what is left of the length that the header says. */
static uint64_t node_size(const struct extent *x, const struct scope *s, size_t avail)
{
	uint8_t b[VARNUM_SIZE];
	uint64_t told = 0;
	struct val v = VAL_NONE;
	size_t size = 0;

	(void)x;
	if (!s->index || s->p->layer[s->index - 1].lay != layout_need("MQTTSN"))
		return avail;
	layer_get(s->p, s->index - 1, 0, &v);
	if (v.type == V_INT)
		size = put(b, told = v.u);
	else if (v.type == V_BYTES)
		get((const uint8_t *)val_text(&v).p, val_text(&v).n, &told, &size);
	val_drop(v);
	told = told < size + 2 ? 0 : told - size - 2;
	return told < avail ? told : avail;
}
static const struct field encaps_fields[] = {
	UINT("resvd", 6, .help = "reserved"),
	UINT("radius", 2, .help = "broadcast radius"),
	BYTES("w_node_id", .size = SIZE_FN(node_size), .help = "address of the wireless node"),
};
static const struct proto encaps = {
	.name = "MQTTSNEncaps",
	.title = "MQTT-SN message that a forwarder passes on (MQTT-SN 1.2, 5.5)",
	TABLE(encaps_fields),
	UNDER({ "mqttsn.type", 0xfe }),
	.other = "MQTTSN",
	.text = "node=%w_node_id%",
};

PROTO_UNIT(mqttsn, &mqttsn, &advertise, &search, &info, &connect, &connack, &topic_asked, &topic_told, &message_asked, &message_told,
	   &register_, &regack, &publish, &puback, &pubcomp, &pubrec, &pubrel, &subscribe, &suback, &unsubscribe, &unsuback, &pingreq,
	   &pingresp, &disconnect, &topic_update, &topic_updated, &message_update, &message_updated, &encaps);
