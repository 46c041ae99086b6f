/* tacacs.c - TACACS+ (RFC 8907): the header, and bodies, hidden by a secret that both sides share (conf.tacacs_secret). */
#include "tacacs.h"

#include <string.h>

#include "pkt/bits.h"
#include "pkt/buf.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 49, HEADER = 12 };

#define NAMES(var, ...) \
	static const struct name_row var##_rows[] = { __VA_ARGS__ }; \
	static const struct names var = { ROWS(var##_rows) }
NAMES(versions, { 1, "Tacacs" }, { 192, "Tacacs+" });
NAMES(types, { 1, "Authentication" }, { 2, "Authorization" }, { 3, "Accounting" });
NAMES(flags, { 1, "Unencrypted" }, { 4, "Single Connection" });
NAMES(levels, { 0, "Minimum" }, { 1, "User" }, { 15, "Root" });
NAMES(actions, { 1, "Login" }, { 2, "Change Pass" }, { 4, "Send Authentication" });
NAMES(authen_types, { 0, "Not Set" }, { 1, "ASCII" }, { 2, "PAP" }, { 3, "CHAP" }, { 4, "ARAP" }, { 5, "MSCHAP" }, { 6, "MSCHAPv2" });
NAMES(services, { 0, "None" }, { 1, "Login" }, { 2, "Enable" }, { 3, "PPP" }, { 4, "ARAP" }, { 5, "PT" }, { 6, "RCMD" }, { 7, "X25" }, { 8, "NASI" },
      { 9, "FwProxy" });
NAMES(reply_status, { 1, "PASS" }, { 2, "FAIL" }, { 3, "GETDATA" }, { 4, "GETUSER" }, { 5, "GETPASS" }, { 6, "RESTART" }, { 7, "ERROR" }, { 0x21, "FOLLOW" });
NAMES(reply_flags, { 1, "NOECHO" });
NAMES(continue_flags, { 1, "ABORT" });
NAMES(methods, { 0, "Not Set" }, { 1, "None" }, { 2, "Kerberos 5" }, { 3, "Line" }, { 4, "Enable" }, { 5, "Local" }, { 6, "Tacacs+" }, { 8, "Guest" },
      { 16, "Radius" }, { 17, "Kerberos 4" }, { 32, "RCMD" });
NAMES(author_status, { 1, "Pass Add" }, { 2, "Pass repl" }, { 16, "Fail" }, { 17, "Error" }, { 33, "Follow" });
NAMES(account_flags, { 2, "Start" }, { 4, "Stop" }, { 8, "Watchdog" });
NAMES(account_status, { 1, "Success" }, { 2, "Error" }, { 33, "Follow" });

/* ---- bodies ---- */

static const struct layout *arguments(const struct scope *s, const uint8_t *p, size_t n);

#define BODY(var, class, what, words, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { .name = class, .title = "TACACS+ " what, TABLE(var##_fields), .chained = true, .next = arguments, .text = words }
#define NUMBER(name, number, ...) HIDDEN_NUMBER(name, 1, number, __VA_ARGS__)
#define WHO NUMBER("priv_lvl", "1", .names = &levels), NUMBER("authen_type", "1", .names = &authen_types), NUMBER("authen_service", "1", .names = &services)
#define COUNT(name) HIDDEN_COUNT(name "_len", 1, name)
#define COUNT2(name) HIDDEN_COUNT(name "_len", 2, name)
#define TEXT(name) HIDDEN_BYTES(name, name "_len")
#define USER COUNT("user"), COUNT("port"), COUNT("rem_addr")
#define USER_TEXT TEXT("user"), TEXT("port"), TEXT("rem_addr")
#define ARGUMENT_COUNT HIDDEN_COUNT("arg_cnt", 1, "arg_len_list")
#define ARGUMENTS HIDDEN_LENGTHS("arg_len_list", "arg_cnt")

BODY(start, "TacacsAuthenticationStart", "authentication: start (RFC 8907, 5.1)", "%action% user=%user%", NUMBER("action", "1", .names = &actions), WHO,
     USER, COUNT("data"), USER_TEXT, TEXT("data"));
BODY(reply, "TacacsAuthenticationReply", "authentication: reply (RFC 8907, 5.2)", "%status%[ %server_msg%]",
     NUMBER("status", "1", .names = &reply_status), NUMBER("flags", "0", .names = &reply_flags), COUNT2("server_msg"), COUNT2("data"),
     TEXT("server_msg"), TEXT("data"));
BODY(more, "TacacsAuthenticationContinue", "authentication: continue (RFC 8907, 5.3)", "%user_msg%", COUNT2("user_msg"), COUNT2("data"),
     NUMBER("flags", "1", .names = &continue_flags), TEXT("user_msg"), TEXT("data"));
BODY(author, "TacacsAuthorizationRequest", "authorization: request (RFC 8907, 6.1)", "user=%user%", NUMBER("authen_method", "0", .names = &methods), WHO,
     USER, ARGUMENT_COUNT, ARGUMENTS, USER_TEXT);
BODY(authored, "TacacsAuthorizationReply", "authorization: reply (RFC 8907, 6.2)", "%status%[ %server_msg%]",
     NUMBER("status", "0", .names = &author_status), ARGUMENT_COUNT, COUNT2("server_msg"), COUNT2("data"), ARGUMENTS, TEXT("server_msg"),
     TEXT("data"));
BODY(account, "TacacsAccountingRequest", "accounting: request (RFC 8907, 7.1)", "%flags% user=%user%", NUMBER("flags", "0", .names = &account_flags),
     NUMBER("authen_method", "0", .names = &methods), WHO, USER, ARGUMENT_COUNT, ARGUMENTS, USER_TEXT);
BODY(accounted, "TacacsAccountingReply", "accounting: reply (RFC 8907, 7.2)", "%status%[ %server_msg%]", COUNT2("server_msg"), COUNT2("data"),
     NUMBER("status", "0", .names = &account_status), TEXT("server_msg"), TEXT("data"));
BODY(argument, "TacacsPacketArguments", "argument (RFC 8907, 6.1)", "%data%", HOOK("data", &hidden_argument_ops, .text = ""));

/* What follows a body or an argument: the next argument that the body tells of. */
static const struct layout *arguments(const struct scope *s, const uint8_t *p, size_t n)
{
	struct scope behind = { .p = s->p, .index = s->index + 1 };
	size_t which, size, count;

	(void)p;
	return hidden_argument(&behind, &which, &size, &count) && size <= n ? layout_need("TacacsPacketArguments") : NULL;
}

/* ---- which body: by type and whose turn it is; it must fill what the header counts, else the secret is another ---- */

static const struct shape {
	const char *class;
	uint8_t type, odd, fixed;
	uint8_t octet[4], pair[2]; /* places of lengths of one and of two octets; 0: none, but for pair[0] with first_pair */
	uint8_t args;              /* place of the number of arguments; 0: none */
	bool first_pair;           /* the first length is at place 0 */
} shapes[] = {
	{ "TacacsAuthenticationStart", 1, 1, 8, { 4, 5, 6, 7 }, { 0 }, 0, false },
	{ "TacacsAuthenticationContinue", 1, 1, 5, { 0 }, { 0, 2 }, 0, true },
	{ "TacacsAuthenticationReply", 1, 0, 6, { 0 }, { 2, 4 }, 0, false },
	{ "TacacsAuthorizationRequest", 2, 1, 8, { 4, 5, 6 }, { 0 }, 7, false },
	{ "TacacsAuthorizationReply", 2, 0, 6, { 0 }, { 2, 4 }, 1, false },
	{ "TacacsAccountingRequest", 3, 1, 9, { 5, 6, 7 }, { 0 }, 8, false },
	{ "TacacsAccountingReply", 3, 0, 5, { 0 }, { 0, 2 }, 0, true },
};

static bool fills(const struct shape *x, const uint8_t *b, size_t n)
{
	size_t want = x->fixed;

	if (n < want)
		return false;
	for (size_t i = 0; i < sizeof(x->octet); i++)
		want += x->octet[i] ? b[x->octet[i]] : 0;
	for (size_t i = 0; i < sizeof(x->pair); i++)
		want += x->pair[i] || (i == 0 && x->first_pair) ? get16(b + x->pair[i]) : 0;
	if (x->args)
		want += b[x->args];
	if (!x->args || want > n)
		return want == n;
	for (size_t i = 0; i < b[x->args]; i++)
		want += b[x->fixed + i];
	return want == n;
}

static const struct layout *body(const struct scope *s, const uint8_t *p, size_t n)
{
	const struct layout *found = NULL;
	struct buf plain = BUF_INIT;
	uint64_t type = 0, seq = 0;

	scope_named(s, "type", &type);
	scope_named(s, "seq", &seq);
	buf_add(&plain, p, n);
	if (n)
		hidden_turn(s, s->index, 0, plain.p, n);
	for (size_t i = 0; !found && i < sizeof(shapes) / sizeof(shapes[0]); i++)
		if (shapes[i].type == type && shapes[i].odd == (seq & 1) && fills(&shapes[i], plain.p, n))
			found = layout_need(shapes[i].class);
	buf_free(&plain);
	return found;
}

/* ---- header ---- */

static const struct field tacacs_fields[] = {
	UINT("version", 8, .init = 192, .names = &versions),
	UINT("type", 8, .init = 1, .names = &types),
	UINT("seq", 8, .init = 1, .help = "sequence number: a client's are odd, a server's even"),
	UINT("flags", 8, .names = &flags),
	UINT("session_id", 32),
	UINT("length", 32, .compute = PAYLOAD_LENGTH(1), .help = "bytes of the body"),
};
static const struct proto tacacs = {
	.name = "TacacsHeader",
	.title = "TACACS+ header (RFC 8907, 4.1)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/TacacsHeader(type=\"Authorization\", session_id=7)/TacacsAuthorizationRequest("
		   "user=\"ann\")/TacacsPacketArguments(data=\"service=shell\")",
	TABLE(tacacs_fields),
	UNDER({ "tcp.port", PORT }),
	SETS({ "TCP", "sport", PORT }),
	.chained = true,
	.next = body,
	.reply = { SAME("session_id"), SAME("type") },
	.reply_ends = true,
	.framed = { .at = 64, .bits = 32, .add = HEADER },
	.text = "TACACS+ %type% seq=%seq% session=%session_id:x%[ len=%payload:d%]",
};

PROTO_UNIT(tacacs, &tacacs, &start, &reply, &more, &author, &authored, &account, &accounted, &argument);
