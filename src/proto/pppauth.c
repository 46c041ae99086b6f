/* pppauth.c - authentication over PPP: PAP (RFC 1334), CHAP (RFC 1994) and MS-CHAP, which is framed alike (RFC 2433, RFC 2759). */
#include "ppp.h"

#include "pkt/registry.h"

static const struct name_row pap_rows[] = {
	{ 1, "Authenticate-Request" },
	{ 2, "Authenticate-Ack" },
	{ 3, "Authenticate-Nak" },
};
static const struct names pap_codes = { ROWS(pap_rows) };
#define PAP_CODE(n) UINT("code", 8, .init = (n), .names = &pap_codes)
/* Bytes of all of it; what stands behind is padding of the link. */
#define MESSAGE_LENGTH UINT("len", 16, .compute = HEADER_LENGTH(1))

static const struct layout *pap_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return ppp_by_code("ppp.pap", p, n);
}

static const struct field pap_fields[] = { PAP_CODE(1), PPP_ID, PPP_LENGTH("data", 4), BYTES("data", .size = OF("len", 1, -4)) };
static const struct proto pap = {
	.name = "PPP_PAP",
	.title = "PPP Password Authentication Protocol, any message (RFC 1334, 2.2)",
	TABLE(pap_fields),
	UNDER({ "ppp", 0xc023 }),
	.choose = pap_choose,
	.other = "Padding",
	.text = "PAP %code%",
};

static const struct field request_fields[] = {
	PAP_CODE(1),
	PPP_ID,
	UINT("len", 16, .compute = { .kind = C_HEADER, .unbounded = true }),
	UINT("username_len", 8, .compute = LENGTH_OF("username", 1, 0)),
	BYTES("username", .size = OF("username_len", 1, 0)),
	UINT("passwd_len", 8, .compute = LENGTH_OF("password", 1, 0)),
	BYTES("password", .size = OF("passwd_len", 1, 0)),
};
static const struct proto request = {
	.name = "PPP_PAP_Request",
	.title = "PAP request (RFC 1334, 2.2.1)",
	.example = "PPP()/PPP_PAP_Request(id=1, username=\"user\", password=\"secret\")",
	TABLE(request_fields),
	UNDER({ "ppp.pap", 1 }, { "ppp", 0xc023, BIND_BUILD }),
	.other = "Padding",
	.summary = "PAP-Request username='%PPP_PAP_Request.username%' password='%PPP_PAP_Request.password%'",
	.text = "PAP request %username%",
};

static const struct field response_fields[] = {
	PAP_CODE(2),
	PPP_ID,
	UINT("len", 16, .compute = { .kind = C_HEADER, .unbounded = true }),
	UINT("msg_len", 8, .compute = LENGTH_OF("message", 1, 0)),
	BYTES("message", .size = OF("msg_len", 1, 0)),
};
static const struct proto response = {
	.name = "PPP_PAP_Response",
	.title = "PAP acknowledgement or refusal (RFC 1334, 2.2.2)",
	TABLE(response_fields),
	UNDER({ "ppp.pap", 2 }, { "ppp.pap", 3 }, { "ppp", 0xc023, BIND_BUILD }),
	.other = "Padding",
	.answers = "PPP_PAP_Request",
	.reply = { SAME("id") },
	.summary = "%PPP_PAP_Response.code% msg='%PPP_PAP_Response.message%'",
	.text = "PAP %code%[ %message%]",
};

/* ---- CHAP ---- */

static const struct name_row chap_rows[] = {
	{ 1, "Challenge" },
	{ 2, "Response" },
	{ 3, "Success" },
	{ 4, "Failure" },
};
static const struct names chap_codes = { ROWS(chap_rows) };
#define CHAP_CODE(n) UINT("code", 8, .init = (n), .names = &chap_codes)

static const struct layout *chap_choose(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	return ppp_by_code("ppp.chap", p, n);
}

/* A response answers a challenge, a success or failure answers a response. */
static bool chap_replies(const struct packet *a, unsigned i, const struct packet *q, unsigned j)
{
	uint64_t answer, question;

	return layer_uint(a, i, 0, &answer) && layer_uint(q, j, 0, &question) &&
	       ((question == 1 && answer == 2) || (question == 2 && (answer == 3 || answer == 4)));
}

static const struct field chap_fields[] = {
	CHAP_CODE(1), PPP_ID, PPP_LENGTH("data", 4), BYTES("data", .size = OF("len", 1, -4)),
};
static const struct proto chap = {
	.name = "PPP_CHAP",
	.title = "PPP Challenge Handshake Authentication Protocol, any message (RFC 1994, 4)",
	TABLE(chap_fields),
	UNDER({ "ppp", 0xc223 }),
	.choose = chap_choose,
	.other = "Padding",
	.answers = "PPP_CHAP_ChallengeResponse",
	.reply = { SAME("id") },
	.replies = chap_replies,
	.text = "CHAP %code% id=%id%[ %data%]",
};

static const struct field challenge_fields[] = {
	CHAP_CODE(1),
	PPP_ID,
	MESSAGE_LENGTH,
	UINT("value_size", 8, .compute = LENGTH_OF("value", 1, 0)),
	BYTES("value", .text = "\0\0\0\0\0\0\0\0", .ntext = 8, .size = OF("value_size", 1, 0)),
	BYTES("optional_name", .size = REST),
};
static const struct proto challenge = {
	.name = "PPP_CHAP_ChallengeResponse",
	.title = "CHAP challenge or response (RFC 1994, 4.1)",
	.example = "PPP()/PPP_CHAP_ChallengeResponse(code=\"Challenge\", id=1, value=b\"01234567\", optional_name=\"server\")",
	TABLE(challenge_fields),
	UNDER({ "ppp.chap", 1 }, { "ppp.chap", 2 }, { "ppp", 0xc223, BIND_BUILD }),
	.other = "Padding",
	.reply = { SAME("id") },
	.replies = chap_replies,
	.text = "CHAP %code% id=%id%[ %optional_name%]",
};

PROTO_UNIT(pppauth, &pap, &request, &response, &chap, &challenge);
