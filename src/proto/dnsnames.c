/* dnsnames.c - names of DNS record types, classes and DNSSEC numbers (IANA: Domain Name System Parameters). */
#include "dns.h"

/*
 * 0 to 65 stand at their own index (a stranger at 54, which is unassigned), where names_of_value looks first.
 */
#define TYPE_ROWS \
	{ 0, "RESERVED" }, { 1, "A" }, { 2, "NS" }, { 3, "MD" }, { 4, "MF" }, { 5, "CNAME" }, { 6, "SOA" }, { 7, "MB" }, { 8, "MG" }, { 9, "MR" }, \
	{ 10, "NULL" }, { 11, "WKS" }, { 12, "PTR" }, { 13, "HINFO" }, { 14, "MINFO" }, { 15, "MX" }, { 16, "TXT" }, \
	{ 17, "RP" }, { 18, "AFSDB" }, { 19, "X25" }, { 20, "ISDN" }, { 21, "RT" }, { 22, "NSAP" }, { 23, "NSAP-PTR" }, \
	{ 24, "SIG" }, { 25, "KEY" }, { 26, "PX" }, { 27, "GPOS" }, { 28, "AAAA" }, { 29, "LOC" }, { 30, "NXT" }, \
	{ 31, "EID" }, { 32, "NIMLOC" }, { 33, "SRV" }, { 34, "ATMA" }, { 35, "NAPTR" }, { 36, "KX" }, { 37, "CERT" }, \
	{ 38, "A6" }, { 39, "DNAME" }, { 40, "SINK" }, { 41, "OPT" }, { 42, "APL" }, { 43, "DS" }, { 44, "SSHFP" }, \
	{ 45, "IPSECKEY" }, { 46, "RRSIG" }, { 47, "NSEC" }, { 48, "DNSKEY" }, { 49, "DHCID" }, { 50, "NSEC3" }, \
	{ 51, "NSEC3PARAM" }, { 52, "TLSA" }, { 53, "SMIMEA" }, { 32769, "DLV" }, { 55, "HIP" }, \
	{ 56, "NINFO" }, { 57, "RKEY" }, { 58, "TALINK" }, { 59, "CDS" }, { 60, "CDNSKEY" }, { 61, "OPENPGPKEY" }, \
	{ 62, "CSYNC" }, { 63, "ZONEMD" }, { 64, "SVCB" }, { 65, "HTTPS" }, { 99, "SPF" }, { 100, "UINFO" }, \
	{ 101, "UID" }, { 102, "GID" }, \
	{ 103, "UNSPEC" }, { 104, "NID" }, { 105, "L32" }, { 106, "L64" }, { 107, "LP" }, { 108, "EUI48" }, \
	{ 109, "EUI64" }, { 249, "TKEY" }, { 250, "TSIG" }, { 256, "URI" }, { 257, "CAA" }, { 258, "AVC" }, { 259, "DOA" }, \
	{ 260, "AMTRELAY" }, { 32768, "TA" }, { 65535, "RESERVED" }

static const struct name_row type_rows[] = { TYPE_ROWS };
static const struct name_row qtype_rows[] = {
	TYPE_ROWS, { 251, "IXFR" }, { 252, "AXFR" }, { 253, "MAILB" }, { 254, "MAILA" }, { 255, "ALL" },
};

static const struct name_row class_rows[] = {
	{ 1, "IN" },
	{ 2, "CS" },
	{ 3, "CH" },
	{ 4, "HS" },
	{ 254, "NONE" },
	{ 255, "ANY" },
};

static const struct name_row opcode_rows[] = {
	{ 0, "QUERY" },
	{ 1, "IQUERY" },
	{ 2, "STATUS" },
	{ 4, "NOTIFY" },
	{ 5, "UPDATE" },
	{ 6, "DSO" },
};

static const struct name_row rcode_rows[] = {
	{ 0, "ok" },
	{ 1, "format-error" },
	{ 2, "server-failure" },
	{ 3, "name-error" },
	{ 4, "not-implemented" },
	{ 5, "refused" },
	{ 6, "yxdomain" },
	{ 7, "yxrrset" },
	{ 8, "nxrrset" },
	{ 9, "not-authoritative" },
	{ 10, "not-zone" },
};

static const struct name_row algorithm_rows[] = {
	{ 0, "Reserved" },
	{ 1, "RSA/MD5" },
	{ 2, "Diffie-Hellman" },
	{ 3, "DSA/SHA-1" },
	{ 4, "Reserved" },
	{ 5, "RSA/SHA-1" },
	{ 6, "DSA-NSEC3-SHA1" },
	{ 7, "RSASHA1-NSEC3-SHA1" },
	{ 8, "RSA/SHA-256" },
	{ 9, "Reserved" },
	{ 10, "RSA/SHA-512" },
	{ 11, "Reserved" },
	{ 12, "GOST R 34.10-2001" },
	{ 13, "ECDSA Curve P-256 with SHA-256" },
	{ 14, "ECDSA Curve P-384 with SHA-384" },
	{ 15, "Ed25519" },
	{ 16, "Ed448" },
	{ 252, "Reserved for Indirect Keys" },
	{ 253, "Private algorithms - domain name" },
	{ 254, "Private algorithms - OID" },
	{ 255, "Reserved" },
};

static const struct name_row digest_rows[] = {
	{ 0, "Reserved" },
	{ 1, "SHA-1" },
	{ 2, "SHA-256" },
	{ 3, "GOST R 34.11-94" },
	{ 4, "SHA-384" },
};

static const struct name_row hash_rows[] = {
	{ 0, "Reserved" },
	{ 1, "SHA-1" },
};

const struct names dns_types = { .table = "dns.type", ROWS(type_rows) };
const struct names dns_qtypes = { .table = "dns.qtype", ROWS(qtype_rows) };
const struct names dns_classes = { .table = "dns.class", ROWS(class_rows) };
const struct names dns_opcodes = { .table = "dns.opcode", ROWS(opcode_rows) };
const struct names dns_rcodes = { .table = "dns.rcode", ROWS(rcode_rows) };
const struct names dns_algorithms = { .table = "dnssec.algorithm", ROWS(algorithm_rows) };
const struct names dns_digests = { .table = "dnssec.digest", ROWS(digest_rows) };
const struct names dns_hashes = { .table = "dnssec.nsec3hash", ROWS(hash_rows) };

NAMES_UNIT(dnsnames, &dns_types, &dns_qtypes, &dns_classes, &dns_opcodes, &dns_rcodes, &dns_algorithms, &dns_digests,
           &dns_hashes);
