/* ldap.c - Lightweight Directory Access Protocol (RFC 4511), the same over UDP (RFC 1798), and controls. */
#include <string.h>

#include "ldap.h"

#include "pkt/bits.h"
#include "pkt/kinds.h"
#include "pkt/packet.h"
#include "pkt/registry.h"
#include "pkt/scope.h"

enum { PORT = 389, GLOBAL_CATALOG = 3268, BUFFER_HEAD = 4 };

static const struct name_row result_rows[] = {
	{ 0, "success" },
	{ 1, "operationsError" },
	{ 2, "protocolError" },
	{ 3, "timeLimitExceeded" },
	{ 4, "sizeLimitExceeded" },
	{ 5, "compareFalse" },
	{ 6, "compareTrue" },
	{ 7, "authMethodNotSupported" },
	{ 8, "strongAuthRequired" },
	{ 10, "referral" },
	{ 11, "adminLimitExceeded" },
	{ 12, "unavailableCriticalExtension" },
	{ 13, "confidentialityRequired" },
	{ 14, "saslBindInProgress" },
	{ 16, "noSuchAttribute" },
	{ 17, "undefinedAttributeType" },
	{ 18, "inappropriateMatching" },
	{ 19, "constraintViolation" },
	{ 20, "attributeOrValueExists" },
	{ 21, "invalidAttributeSyntax" },
	{ 32, "noSuchObject" },
	{ 33, "aliasProblem" },
	{ 34, "invalidDNSyntax" },
	{ 35, "isLeaf" },
	{ 36, "aliasDereferencingProblem" },
	{ 48, "inappropriateAuthentication" },
	{ 49, "invalidCredentials" },
	{ 50, "insufficientAccessRights" },
	{ 51, "busy" },
	{ 52, "unavailable" },
	{ 53, "unwillingToPerform" },
	{ 54, "loopDetect" },
	{ 64, "namingViolation" },
	{ 65, "objectClassViolation" },
	{ 66, "notAllowedOnNonLeaf" },
	{ 67, "notAllowedOnRDN" },
	{ 68, "entryAlreadyExists" },
	{ 69, "objectClassModsProhibited" },
	{ 70, "resultsTooLarge" },
	{ 71, "affectsMultipleDSAs" },
	{ 80, "other" },
};
static const struct names results = { ROWS(result_rows) };

static const struct name_row scope_rows[] = {
	{ 0, "baseObject" },
	{ 1, "singleLevel" },
	{ 2, "wholeSubtree" },
};
static const struct names scopes = { ROWS(scope_rows) };

static const struct name_row alias_rows[] = {
	{ 0, "neverDerefAliases" },
	{ 1, "derefInSearching" },
	{ 2, "derefFindingBaseObj" },
	{ 3, "derefAlways" },
};
static const struct names aliases = { ROWS(alias_rows) };

static const struct name_row change_rows[] = {
	{ 0, "add" },
	{ 1, "delete" },
	{ 2, "replace" },
	{ 3, "increment" },
};
static const struct names changes = { ROWS(change_rows) };

/* ---- one value ---- */

#define VALUE(var, class, member, number, words) \
	static const struct field var##_fields[] = { BER_BYTES(member, number, .text = "") }; \
	static const struct proto var = { .name = class, .title = "LDAP: " words, TABLE(var##_fields), .text = "%" member "%" }
VALUE(referral, "LDAPReferral", "uri", BER_STRING, "where else to ask (RFC 4511, 4.1.10)");
VALUE(value, "LDAP_AttributeValue", "value", BER_STRING, "value of an attribute (RFC 4511, 4.1.5)");
VALUE(wanted, "LDAP_SearchRequestAttribute", "type", BER_STRING, "attribute that is asked for (RFC 4511, 4.5.1.8)");

static const struct family referrals = { .other = "LDAPReferral" };
static const struct family values = { .other = "LDAP_AttributeValue" };
static const struct family wanteds = { .other = "LDAP_SearchRequestAttribute" };

LDAP_PART(partial, "LDAP_PartialAttribute", "attribute and its values (RFC 4511, 4.1.7)", "%type%=%values%", BER_ELEMENT(BER_SEQUENCE),
          LDAP_TEXT("type"), BER_LIST("values", BER_SET, &values));
LDAP_PART(attribute, "LDAP_Attribute", "attribute of a new entry (RFC 4511, 4.1.7)", "%type%=%values%", BER_ELEMENT(BER_SEQUENCE),
          LDAP_TEXT("type"), BER_LIST("values", BER_SET, &values));
const struct family ldap_attributes = { .other = "LDAP_PartialAttribute", .single = true };
static const struct family new_attributes = { .other = "LDAP_Attribute" };

/* ---- bind (RFC 4511, 4.2) ---- */

#define METHOD(var, class, number, looks, words) \
	static const struct field var##_fields[] = { BER_BYTES("val", number, .text = "") }; \
	static const struct proto var = { \
		.name = class, \
		.title = "LDAP: " words, \
		TABLE(var##_fields), \
		UNDER({ "ldap.authentication", number }), \
		.value = true, \
		.text = looks, \
	}
METHOD(simple, "LDAP_Authentication_simple", 0x80, "simple", "password in the clear (RFC 4511, 4.2)");
METHOD(krb_ldap, "LDAP_Authentication_krbv42LDAP", 0x81, "krbv42LDAP", "Kerberos 4, for the server (RFC 1777, 4.1)");
METHOD(krb_dsa, "LDAP_Authentication_krbv42DSA", 0x82, "krbv42DSA", "Kerberos 4, for the agent (RFC 1777, 4.1)");
METHOD(discovery, "LDAP_Authentication_sicilyPackageDiscovery", 0x89, "sicilyPackageDiscovery", "which packages there are ([MS-ADTS] 5.1.1.1.3)");
METHOD(negotiate, "LDAP_Authentication_sicilyNegotiate", 0x8a, "sicilyNegotiate", "NTLM's first message ([MS-ADTS] 5.1.1.1.3)");
METHOD(sicily, "LDAP_Authentication_sicilyResponse", 0x8b, "sicilyResponse", "NTLM's last message ([MS-ADTS] 5.1.1.1.3)");
LDAP_CLASS(sasl, "LDAP_Authentication_SaslCredentials", "ldap.authentication", 0xa3, "SASL mechanism (RFC 4511, 4.2)", "%mechanism%",
           BER_ELEMENT(0xa3), LDAP_TEXT("mechanism"), BER_MAY_BYTES("credentials", BER_STRING, .text = ""));
static const struct family methods = { .space = "ldap.authentication", .bits = 8, .single = true };

/* ---- operations ---- */

#define OP(var, class, number, words, looks, ...) LDAP_CLASS(var, class, "ldap.op", number, words, looks, BER_ELEMENT(number), __VA_ARGS__)
#define RESULT \
	BER_NUMBER("resultCode", BER_ENUMERATED, "0", .names = &results), LDAP_TEXT("matchedDN"), LDAP_TEXT("diagnosticMessage"), \
	BER_MAY_LIST("referral", 0xa3, &referrals)
#define RESULT_TEXT " %resultCode%[ %matchedDN%][ %diagnosticMessage%]"
#define DONE(var, class, number, words, looks) OP(var, class, number, words, looks RESULT_TEXT, RESULT)

OP(bind_request, "LDAP_BindRequest", 0x60, "bind: who asks (RFC 4511, 4.2)", "bind[ %bind_name%][ %authentication%]",
   BER_NUMBER("version", BER_INTEGER, "3"), LDAP_TEXT("bind_name"), BER_LAYER("authentication", &methods, .none = true));
OP(bind_response, "LDAP_BindResponse", 0x61, "bind: answer (RFC 4511, 4.2.2)", "bound" RESULT_TEXT, RESULT,
   BER_MAY_BYTES("serverSaslCredsWrap", 0xa7, .text = "", .help = "serverSaslCreds as an element"),
   BER_MAY_BYTES("serverSaslCreds", 0x87, .text = ""));
OP(search, "LDAP_SearchRequest", 0x63, "search (RFC 4511, 4.5.1)", "search[ %baseObject%] %scope% (%filter%)[ %attributes%]",
   LDAP_TEXT("baseObject"), BER_NUMBER("scope", BER_ENUMERATED, "0", .names = &scopes),
   BER_NUMBER("derefAliases", BER_ENUMERATED, "0", .names = &aliases), BER_NUMBER("sizeLimit", BER_INTEGER, "0", .help = "entries; 0: all"),
   BER_NUMBER("timeLimit", BER_INTEGER, "0", .help = "seconds; 0: none"),
   BER_NUMBER("attrsOnly", BER_BOOLEAN, "0", .names = &ber_truth, .help = "typesOnly"), BER_LAYER("filter", &ldap_filters, .text = "LDAP_Filter"),
   BER_LIST("attributes", BER_SEQUENCE, &wanteds));
OP(entry, "LDAP_SearchResponseEntry", 0x64, "search: an entry (RFC 4511, 4.5.2)", "entry %objectName% %attributes%", LDAP_TEXT("objectName"),
   BER_LIST("attributes", BER_SEQUENCE, &ldap_attributes, .text = "LDAP_PartialAttribute"));
DONE(search_done, "LDAP_SearchResponseResultDone", 0x65, "search: the end (RFC 4511, 4.5.2)", "done");

static const struct family modifications = { .other = "LDAP_ModifyRequestChange" };
LDAP_PART(change, "LDAP_ModifyRequestChange", "change to an attribute (RFC 4511, 4.6)", "%operation% %modification%", BER_ELEMENT(BER_SEQUENCE),
          BER_NUMBER("operation", BER_ENUMERATED, "0", .names = &changes),
          BER_LAYER("modification", &ldap_attributes, .text = "LDAP_PartialAttribute"));
OP(modify, "LDAP_ModifyRequest", 0x66, "modify (RFC 4511, 4.6)", "modify %object% %changes%", LDAP_TEXT("object"),
   BER_LIST("changes", BER_SEQUENCE, &modifications));
DONE(modify_done, "LDAP_ModifyResponse", 0x67, "modify: answer (RFC 4511, 4.6)", "modified");
OP(add, "LDAP_AddRequest", 0x68, "add an entry (RFC 4511, 4.7)", "add %entry% %attributes%", LDAP_TEXT("entry"),
   BER_LIST("attributes", BER_SEQUENCE, &new_attributes, .text = "LDAP_Attribute"));
DONE(add_done, "LDAP_AddResponse", 0x69, "add: answer (RFC 4511, 4.7)", "added");
static const struct field delete_fields[] = { BER_BYTES("entry", 0x4a, .text = "") };
static const struct proto delete = {
	.name = "LDAP_DelRequest",
	.title = "LDAP: delete an entry (RFC 4511, 4.8)",
	TABLE(delete_fields),
	UNDER({ "ldap.op", 0x4a }),
	.text = "delete %entry%",
};
DONE(delete_done, "LDAP_DelResponse", 0x6b, "delete: answer (RFC 4511, 4.8)", "deleted");
OP(rename_, "LDAP_ModifyDNRequest", 0x6c, "rename an entry (RFC 4511, 4.9)", "rename %entry% %newrdn%[ %newSuperior%]", LDAP_TEXT("entry"),
   LDAP_TEXT("newrdn"), BER_NUMBER("deleteoldrdn", BER_BOOLEAN, "0", .names = &ber_truth), BER_MAY_BYTES("newSuperior", 0x80));
DONE(rename_done, "LDAP_ModifyDNResponse", 0x6d, "rename: answer (RFC 4511, 4.9)", "renamed");
OP(compare, "LDAP_CompareRequest", 0x6e, "compare an attribute (RFC 4511, 4.10)", "compare %entry% %attributeType%=%attributeValue%",
   LDAP_TEXT("entry"), BER_PART("ava", BER_SEQUENCE, 2), LDAP_TEXT("attributeType"), LDAP_TEXT("attributeValue"));
DONE(compare_done, "LDAP_CompareResponse", 0x6f, "compare: answer (RFC 4511, 4.10)", "compared");
static const struct field abandon_fields[] = { BER_NUMBER("messageID", 0x50, "0") };
static const struct proto abandon = {
	.name = "LDAP_AbandonRequest",
	.title = "LDAP: forget a request (RFC 4511, 4.11)",
	TABLE(abandon_fields),
	UNDER({ "ldap.op", 0x50 }),
	.text = "abandon %messageID%",
};
OP(unbind, "LDAP_UnbindRequest", 0x42, "unbind: the end of the session (RFC 4511, 4.3)", "unbind",
   HOOK("info", &ber_null_ops, BER_ARG(.tag = BER_NULL, .optional = true), .help = "0: a null inside, as Scapy writes it"));

static const struct field uri_item = BER_BYTES("uri", BER_STRING, .text = "");
LDAP_CLASS(reference, "LDAP_SearchResponseReference", "ldap.op", 0x73, "search: where else to ask (RFC 4511, 4.5.3)", "reference %uris%",
           BER_ELEMENT(0x73), SCALARS("uris", &uri_item, .size = SIZE_FN(ber_inside)));
OP(extended, "LDAP_ExtendedRequest", 0x77, "extended operation (RFC 4511, 4.12)", "extended %requestName%",
   BER_BYTES("requestName", 0x80, .text = "", .help = "object identifier, as text"), BER_MAY_BYTES("requestValue", 0x81));
OP(extended_done, "LDAP_ExtendedResponse", 0x78, "extended operation: answer (RFC 4511, 4.12)", "extended" RESULT_TEXT "[ %responseName%]",
   RESULT, BER_MAY_BYTES("responseName", 0x8a), BER_MAY_BYTES("responseValue", 0x8b));
OP(intermediate, "LDAP_IntermediateResponse", 0x79, "extended operation: not the last answer (RFC 4511, 4.13)",
   "intermediate[ %responseName%]", BER_MAY_BYTES("responseName", 0x80), BER_MAY_BYTES("responseValue", 0x81));
static const struct family ops = { .space = "ldap.op", .bits = 8, .single = true };

/* ---- controls (RFC 4511, 4.1.11) ---- */

static const struct {
	const char *oid, *class;
} known[] = {
	{ "1.2.840.113556.1.4.319", "LDAP_realSearchControlValue" },
	{ "1.2.840.113556.1.4.801", "LDAP_serverSDFlagsControl" },
};

static const struct layout *by_type(const struct field *f, const struct scope *outer, const uint8_t *p, size_t n)
{
	const uint8_t *type = outer->b + outer->at[1] / 8;
	size_t head, inside;

	(void)f;
	(void)p;
	(void)n;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (ber_head(type, outer->n - outer->at[1] / 8, &head, &inside) && inside == strlen(known[i].oid) &&
		    !memcmp(type + head, known[i].oid, inside))
			return layout_need(known[i].class);
	return NULL;
}
static const struct family control_values = { .choose = by_type, .single = true };
static const struct family controls = { .other = "LDAP_Control" };

LDAP_PART(control, "LDAP_Control", "control (RFC 4511, 4.1.11)", "%controlType%", BER_ELEMENT(BER_SEQUENCE),
          LDAP_TEXT("controlType", .help = "object identifier, as text"),
          BER_MAY_NUMBER("criticality", BER_BOOLEAN, .text = "0", .names = &ber_truth), BER_MAY_TAG_LAYER("controlValue", BER_STRING, &control_values));
LDAP_PART(paged, "LDAP_realSearchControlValue", "how many results at once, and how far (RFC 2696, 2)", "size=%size%", BER_ELEMENT(BER_SEQUENCE),
          BER_NUMBER("size", BER_INTEGER, "0"), LDAP_TEXT("cookie"));
LDAP_PART(security, "LDAP_serverSDFlagsControl", "parts of the security descriptor ([MS-ADTS] 3.1.1.3.4.1.11)", "flags=%flags%",
          BER_ELEMENT(BER_SEQUENCE), BER_MAY_NUMBER("flags", BER_INTEGER, .help = "1 owner, 2 group, 4 DACL, 8 SACL"));

/* ---- messages ---- */

#define MESSAGE_ID BER_NUMBER("messageID", BER_INTEGER, "0")
#define REST_OF_MESSAGE BER_LAYER("protocolOp", &ops, .text = "LDAP_SearchRequest"), BER_MAY_LIST("Controls", 0xa0, &controls, .none = true, .quiet = true)

static const struct field ldap_fields[] = { BER_ELEMENT(BER_SEQUENCE), MESSAGE_ID, REST_OF_MESSAGE };
static const struct field cldap_fields[] = {
	BER_ELEMENT(BER_SEQUENCE), MESSAGE_ID, BER_MAY_BYTES("user", BER_STRING, .text = ""), REST_OF_MESSAGE,
};

/* After a bind with encryption or signing all messages are hidden in buffers, which begin with their length (RFC 4422, 3.7). */
static bool is_buffer(const uint8_t *p, size_t n)
{
	return n >= BUFFER_HEAD && p[0] != BER_SEQUENCE && (uint64_t)get32(p) + BUFFER_HEAD == n;
}

static const struct layout *message_or_buffer(const struct scope *outer, const uint8_t *p, size_t n)
{
	(void)outer;
	if (n && p[0] == BER_SEQUENCE)
		return LAYOUT_SELF;
	return is_buffer(p, n) ? layout_need("LDAP_SASL_Buffer") : NULL;
}

static const struct layout *another(const struct scope *s, const uint8_t *p, size_t n)
{
	return n && p[0] == BER_SEQUENCE ? s->lay : NULL;
}

static size_t message_size(const uint8_t *p, size_t n)
{
	if (n && p[0] != BER_SEQUENCE)
		return n < BUFFER_HEAD ? 0 : (size_t)get32(p) + BUFFER_HEAD;
	return ber_framed(p, n);
}

static const struct proto ldap = {
	.name = "LDAP",
	.title = "Lightweight Directory Access Protocol (RFC 4511)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/LDAP(messageID=2, protocolOp=LDAP_SearchRequest(baseObject=\"dc=example,dc=org\", "
		   "scope=\"wholeSubtree\", filter=LDAP_Filter(filter=LDAP_FilterEqual(attributeType=\"uid\", attributeValue=\"ann\")), "
		   "attributes=[LDAP_SearchRequestAttribute(type=\"mail\")]))",
	TABLE(ldap_fields),
	UNDER({ "tcp.port", PORT }, { "tcp.port", GLOBAL_CATALOG, BIND_DECODE }),
	SETS({ "TCP", "sport", PORT }),
	.choose = message_or_buffer,
	.measure = ber_measure,
	.next = another,
	.framed = { .fn = message_size },
	.reply = { SAME("messageID") },
	.reply_ends = true,
	.text = "LDAP %messageID% %protocolOp%[ %Controls%]",
};
static const struct proto cldap = {
	.name = "CLDAP",
	.title = "LDAP over UDP, without a connection (RFC 1798)",
	.example = "IP(dst=\"192.0.2.1\")/UDP()/CLDAP(messageID=1, user=None, protocolOp=LDAP_SearchRequest(filter=LDAP_Filter(filter="
		   "LDAP_FilterEqual(attributeType=\"DnsDomain\", attributeValue=\"example.org\"))))",
	TABLE(cldap_fields),
	UNDER({ "udp.port", PORT }),
	SETS({ "UDP", "sport", PORT }),
	.measure = ber_measure,
	.next = another,
	.reply = { SAME("messageID") },
	.reply_ends = true,
	.text = "CLDAP %messageID% %protocolOp%",
};

static const struct field buffer_fields[] = {
	UINT("BufferLength", 32, .compute = LENGTH_OF("Buffer", 1, 0)),
	BYTES("Buffer", .size = OF("BufferLength", 1, 0)),
};
static const struct proto buffer = {
	.name = "LDAP_SASL_Buffer",
	.title = "LDAP: messages that SASL has signed or encrypted (RFC 4422, 3.7)",
	TABLE(buffer_fields),
	.text = "LDAP hidden",
};

static const struct field cap_fields[] = {
	FLAGS("supported_security_layers", 8, .letters = "none integrity confidentiality"),
	UINT("max_output_token_size", 24),
};
static const struct proto cap = {
	.name = "LDAP_SASL_GSSAPI_SsfCap",
	.title = "LDAP: what SASL's GSSAPI can hide (RFC 4752, 3.1)",
	TABLE(cap_fields),
};

PROTO_UNIT(ldap, &ldap, &cldap, &referral, &value, &wanted, &partial, &attribute, &simple, &krb_ldap, &krb_dsa, &discovery, &negotiate, &sicily,
           &sasl, &bind_request, &bind_response, &search, &entry, &search_done, &change, &modify, &modify_done, &add, &add_done, &delete,
           &delete_done, &rename_, &rename_done, &compare, &compare_done, &abandon, &unbind, &reference, &extended, &extended_done,
           &intermediate, &control, &paged, &security, &buffer, &cap);
