/* ikev2names.c - Internet Key Exchange version 2: names of numbers (RFC 7296, 3; IANA, Internet Key Exchange Version 2 Parameters). */
#include "pkt/field.h"

static const struct name_row payloads_rows[] = {
	{ 0, "None" }, { 2, "Proposal" }, { 3, "Transform" }, { 33, "SA" }, { 34, "KE" }, { 35, "IDi" }, { 36, "IDr" },
	{ 37, "CERT" }, { 38, "CERTREQ" }, { 39, "AUTH" }, { 40, "Nonce" }, { 41, "Notify" }, { 42, "Delete" },
	{ 43, "VendorID" }, { 44, "TSi" }, { 45, "TSr" }, { 46, "Encrypted" }, { 47, "CP" }, { 48, "EAP" }, { 49, "GSPM" }, { 50, "IDg" },
	{ 51, "GSA" }, { 52, "KD" },
	{ 53, "Encrypted_Fragment" }, { 54, "PS" },
};
static const struct names payloads = { .table = "ikev2.payload", ROWS(payloads_rows) };

static const struct name_row notifies_rows[] = {
	{ 1, "UNSUPPORTED_CRITICAL_PAYLOAD" }, { 4, "INVALID_IKE_SPI" }, { 5, "INVALID_MAJOR_VERSION" },
	{ 7, "INVALID_SYNTAX" }, { 9, "INVALID_MESSAGE_ID" }, { 11, "INVALID_SPI" }, { 14, "NO_PROPOSAL_CHOSEN" },
	{ 17, "INVALID_KE_PAYLOAD" }, { 24, "AUTHENTICATION_FAILED" }, { 34, "SINGLE_PAIR_REQUIRED" },
	{ 35, "NO_ADDITIONAL_SAS" }, { 36, "INTERNAL_ADDRESS_FAILURE" }, { 37, "FAILED_CP_REQUIRED" },
	{ 38, "TS_UNACCEPTABLE" }, { 39, "INVALID_SELECTORS" }, { 40, "UNACCEPTABLE_ADDRESSES" },
	{ 41, "UNEXPECTED_NAT_DETECTED" }, { 42, "USE_ASSIGNED_HoA" }, { 43, "TEMPORARY_FAILURE" },
	{ 44, "CHILD_SA_NOT_FOUND" }, { 45, "INVALID_GROUP_ID" }, { 46, "AUTHORIZATION_FAILED" },
	{ 16384, "INITIAL_CONTACT" }, { 16385, "SET_WINDOW_SIZE" }, { 16386, "ADDITIONAL_TS_POSSIBLE" },
	{ 16387, "IPCOMP_SUPPORTED" }, { 16388, "NAT_DETECTION_SOURCE_IP" }, { 16389, "NAT_DETECTION_DESTINATION_IP" },
	{ 16390, "COOKIE" }, { 16391, "USE_TRANSPORT_MODE" }, { 16392, "HTTP_CERT_LOOKUP_SUPPORTED" }, { 16393, "REKEY_SA" },
	{ 16394, "ESP_TFC_PADDING_NOT_SUPPORTED" }, { 16395, "NON_FIRST_FRAGMENTS_ALSO" }, { 16396, "MOBIKE_SUPPORTED" },
	{ 16397, "ADDITIONAL_IP4_ADDRESS" }, { 16398, "ADDITIONAL_IP6_ADDRESS" }, { 16399, "NO_ADDITIONAL_ADDRESSES" },
	{ 16400, "UPDATE_SA_ADDRESSES" }, { 16401, "COOKIE2" }, { 16402, "NO_NATS_ALLOWED" }, { 16403, "AUTH_LIFETIME" },
	{ 16404, "MULTIPLE_AUTH_SUPPORTED" }, { 16405, "ANOTHER_AUTH_FOLLOWS" }, { 16406, "REDIRECT_SUPPORTED" },
	{ 16407, "REDIRECT" }, { 16408, "REDIRECTED_FROM" }, { 16409, "TICKET_LT_OPAQUE" }, { 16410, "TICKET_REQUEST" },
	{ 16411, "TICKET_ACK" }, { 16412, "TICKET_NACK" }, { 16413, "TICKET_OPAQUE" }, { 16414, "LINK_ID" },
	{ 16415, "USE_WESP_MODE" }, { 16416, "ROHC_SUPPORTED" }, { 16417, "EAP_ONLY_AUTHENTICATION" },
	{ 16418, "CHILDLESS_IKEV2_SUPPORTED" }, { 16419, "QUICK_CRASH_DETECTION" },
	{ 16420, "IKEV2_MESSAGE_ID_SYNC_SUPPORTED" }, { 16421, "IPSEC_REPLAY_COUNTER_SYNC_SUPPORTED" },
	{ 16422, "IKEV2_MESSAGE_ID_SYNC" }, { 16423, "IPSEC_REPLAY_COUNTER_SYNC" }, { 16424, "SECURE_PASSWORD_METHODS" },
	{ 16425, "PSK_PERSIST" }, { 16426, "PSK_CONFIRM" }, { 16427, "ERX_SUPPORTED" }, { 16428, "IFOM_CAPABILITY" },
	{ 16429, "SENDER_REQUEST_ID" }, { 16430, "IKEV2_FRAGMENTATION_SUPPORTED" }, { 16431, "SIGNATURE_HASH_ALGORITHMS" },
	{ 16432, "CLONE_IKE_SA_SUPPORTED" }, { 16433, "CLONE_IKE_SA" },
};
static const struct names notifies = { .table = "ikev2.notify", ROWS(notifies_rows) };

static const struct name_row attributes_rows[] = {
	{ 1, "INTERNAL_IP4_ADDRESS" }, { 2, "INTERNAL_IP4_NETMASK" }, { 3, "INTERNAL_IP4_DNS" }, { 4, "INTERNAL_IP4_NBNS" },
	{ 6, "INTERNAL_IP4_DHCP" }, { 7, "APPLICATION_VERSION" }, { 8, "INTERNAL_IP6_ADDRESS" }, { 10, "INTERNAL_IP6_DNS" },
	{ 12, "INTERNAL_IP6_DHCP" }, { 13, "INTERNAL_IP4_SUBNET" }, { 14, "SUPPORTED_ATTRIBUTES" },
	{ 15, "INTERNAL_IP6_SUBNET" }, { 16, "MIP6_HOME_PREFIX" }, { 17, "INTERNAL_IP6_LINK" },
	{ 18, "INTERNAL_IP6_PREFIX" }, { 19, "HOME_AGENT_ADDRESS" }, { 20, "P_CSCF_IP4_ADDRESS" },
	{ 21, "P_CSCF_IP6_ADDRESS" }, { 22, "FTT_KAT" }, { 23, "EXTERNAL_SOURCE_IP4_NAT_INFO" },
	{ 24, "TIMEOUT_PERIOD_FOR_LIVENESS_CHECK" }, { 25, "INTERNAL_DNS_DOMAIN" }, { 26, "INTERNAL_DNSSEC_TA" },
};
static const struct names attributes = { .table = "ikev2.attribute", ROWS(attributes_rows) };

static const struct name_row auths_rows[] = {
	{ 0, "Reserved" }, { 1, "RSA Digital Signature" }, { 2, "Shared Key Message Integrity Code" },
	{ 3, "DSS Digital Signature" }, { 9, "ECDSA with SHA-256 on the P-256 curve" },
	{ 10, "ECDSA with SHA-384 on the P-384 curve" }, { 11, "ECDSA with SHA-512 on the P-521 curve" },
	{ 12, "Generic Secure Password Authentication Method" }, { 13, "NULL Authentication" }, { 14, "Digital Signature" },
};
static const struct names auths = { .table = "ikev2.auth", ROWS(auths_rows) };

static const struct name_row encodings_rows[] = {
	{ 1, "PKCS #7 wrapped X.509 certificate" }, { 2, "PGP Certificate" }, { 3, "DNS Signed Key" },
	{ 4, "X.509 Certificate - Signature" }, { 6, "Kerberos Token" }, { 7, "Certificate Revocation List (CRL)" },
	{ 8, "Authority Revocation List (ARL)" }, { 9, "SPKI Certificate" }, { 10, "X.509 Certificate - Attribute" },
	{ 11, "Raw RSA Key" }, { 12, "Hash and URL of X.509 certificate" }, { 13, "Hash and URL of X.509 bundle" },
};
static const struct names encodings = { .table = "ikev2.encoding", ROWS(encodings_rows) };

static const struct name_row encryption_rows[] = {
	{ 1, "DES-IV64" }, { 2, "DES" }, { 3, "3DES" }, { 4, "RC5" }, { 5, "IDEA" }, { 6, "CAST" }, { 7, "Blowfish" },
	{ 8, "3IDEA" }, { 9, "DES-IV32" }, { 12, "AES-CBC" }, { 13, "AES-CTR" }, { 14, "AES-CCM-8" }, { 15, "AES-CCM-12" },
	{ 16, "AES-CCM-16" }, { 18, "AES-GCM-8ICV" }, { 19, "AES-GCM-12ICV" }, { 20, "AES-GCM-16ICV" },
	{ 23, "Camellia-CBC" }, { 24, "Camellia-CTR" }, { 25, "Camellia-CCM-8ICV" }, { 26, "Camellia-CCM-12ICV" },
	{ 27, "Camellia-CCM-16ICV" }, { 28, "ChaCha20-Poly1305" }, { 32, "Kuzneychik-MGM-KTREE" }, { 33, "MAGMA-MGM-KTREE" },
};
static const struct names encryption = { .table = "ikev2.encryption", ROWS(encryption_rows) };

static const struct name_row prf_rows[] = {
	{ 1, "PRF_HMAC_MD5" }, { 2, "PRF_HMAC_SHA1" }, { 3, "PRF_HMAC_TIGER" }, { 4, "PRF_AES128_XCBC" },
	{ 5, "PRF_HMAC_SHA2_256" }, { 6, "PRF_HMAC_SHA2_384" }, { 7, "PRF_HMAC_SHA2_512" }, { 8, "PRF_AES128_CMAC" },
	{ 9, "PRF_HMAC_STREEBOG_512" },
};
static const struct names prf = { .table = "ikev2.prf", ROWS(prf_rows) };

static const struct name_row integrity_rows[] = {
	{ 1, "HMAC-MD5-96" }, { 2, "HMAC-SHA1-96" }, { 3, "DES-MAC" }, { 4, "KPDK-MD5" }, { 5, "AES-XCBC-96" },
	{ 6, "HMAC-MD5-128" }, { 7, "HMAC-SHA1-160" }, { 8, "AES-CMAC-96" }, { 9, "AES-128-GMAC" }, { 10, "AES-192-GMAC" },
	{ 11, "AES-256-GMAC" }, { 12, "SHA2-256-128" }, { 13, "SHA2-384-192" }, { 14, "SHA2-512-256" },
};
static const struct names integrity = { .table = "ikev2.integrity", ROWS(integrity_rows) };

static const struct name_row group_rows[] = {
	{ 1, "768MODPgr" }, { 2, "1024MODPgr" }, { 5, "1536MODPgr" }, { 14, "2048MODPgr" }, { 15, "3072MODPgr" },
	{ 16, "4096MODPgr" }, { 17, "6144MODPgr" }, { 18, "8192MODPgr" }, { 19, "256randECPgr" }, { 20, "384randECPgr" },
	{ 21, "521randECPgr" }, { 22, "1024MODP160POSgr" }, { 23, "2048MODP224POSgr" }, { 24, "2048MODP256POSgr" },
	{ 25, "192randECPgr" }, { 26, "224randECPgr" }, { 27, "brainpoolP224r1gr" }, { 28, "brainpoolP256r1gr" },
	{ 29, "brainpoolP384r1gr" }, { 30, "brainpoolP512r1gr" }, { 31, "curve25519gr" }, { 32, "curve448gr" },
	{ 33, "GOST3410_2012_256" }, { 34, "GOST3410_2012_512" },
};
static const struct names group = { .table = "ikev2.group", ROWS(group_rows) };

static const struct name_row esn_rows[] = {
	{ 0, "No ESN" }, { 1, "ESN" },
};
static const struct names esn = { .table = "ikev2.esn", ROWS(esn_rows) };

NAMES_UNIT(ikev2names, &payloads, &notifies, &attributes, &auths, &encodings, &encryption, &prf, &integrity, &group, &esn);
