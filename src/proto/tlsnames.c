/* tlsnames.c - names of TLS: versions, messages, cipher suites, extensions, groups, signatures, alerts (IANA's registries). */
#include "pkt/field.h"

static const struct name_row types_rows[] = {
	{ 0x14, "change_cipher_spec" }, { 0x15, "alert" }, { 0x16, "handshake" }, { 0x17, "application_data" },
};
static const struct names types = { .table = "tls.type", ROWS(types_rows) };

static const struct name_row versions_rows[] = {
	{ 0x2, "SSLv2" }, { 0x200, "SSLv2" }, { 0x300, "SSLv3" }, { 0x301, "TLS 1.0" }, { 0x302, "TLS 1.1" }, { 0x303, "TLS 1.2" },
	{ 0x304, "TLS 1.3" }, { 0x7f12, "TLS 1.3-d18" }, { 0x7f13, "TLS 1.3-d19" },
};
static const struct names versions = { .table = "tls.version", ROWS(versions_rows) };

static const struct name_row messages_rows[] = {
	{ 0x0, "hello_request" }, { 0x1, "client_hello" }, { 0x2, "server_hello" }, { 0x3, "hello_verify_request" },
	{ 0x4, "session_ticket" }, { 0x6, "hello_retry_request" }, { 0x8, "encrypted_extensions" }, { 0xb, "certificate" },
	{ 0xc, "server_key_exchange" }, { 0xd, "certificate_request" }, { 0xe, "server_hello_done" }, { 0xf, "certificate_verify" },
	{ 0x10, "client_key_exchange" }, { 0x14, "finished" }, { 0x15, "certificate_url" }, { 0x16, "certificate_status" },
	{ 0x17, "supplemental_data" }, { 0x18, "key_update" },
};
static const struct names messages = { .table = "tls.handshake", ROWS(messages_rows) };

static const struct name_row extensions_rows[] = {
	{ 0x0, "server_name" }, { 0x1, "max_fragment_length" }, { 0x2, "client_certificate_url" }, { 0x3, "trusted_ca_keys" },
	{ 0x4, "truncated_hmac" }, { 0x5, "status_request" }, { 0x6, "user_mapping" }, { 0x7, "client_authz" }, { 0x8, "server_authz" },
	{ 0x9, "cert_type" }, { 0xa, "supported_groups" }, { 0xb, "ec_point_formats" }, { 0xd, "signature_algorithms" },
	{ 0xf, "heartbeat" }, { 0x10, "alpn" }, { 0x12, "signed_certificate_timestamp" }, { 0x13, "client_certificate_type" },
	{ 0x14, "server_certificate_type" }, { 0x15, "padding" }, { 0x16, "encrypt_then_mac" }, { 0x17, "extended_master_secret" },
	{ 0x1c, "record_size_limit" }, { 0x23, "session_ticket" }, { 0x29, "pre_shared_key" }, { 0x2a, "early_data_indication" },
	{ 0x2b, "supported_versions" }, { 0x2c, "cookie" }, { 0x2d, "psk_key_exchange_modes" }, { 0x2f, "certificate_authorities" },
	{ 0x30, "oid_filters" }, { 0x31, "post_handshake_auth" }, { 0x32, "signature_algorithms_cert" }, { 0x33, "key_share" },
	{ 0x3374, "next_protocol_negotiation" }, { 0xff01, "renegotiation_info" }, { 0xffce, "encrypted_server_name" },
};
static const struct names extensions = { .table = "tls.extension", ROWS(extensions_rows) };

static const struct name_row groups_rows[] = {
	{ 0x1, "sect163k1" }, { 0x2, "sect163r1" }, { 0x3, "sect163r2" }, { 0x4, "sect193r1" }, { 0x5, "sect193r2" },
	{ 0x6, "sect233k1" }, { 0x7, "sect233r1" }, { 0x8, "sect239k1" }, { 0x9, "sect283k1" }, { 0xa, "sect283r1" },
	{ 0xb, "sect409k1" }, { 0xc, "sect409r1" }, { 0xd, "sect571k1" }, { 0xe, "sect571r1" }, { 0xf, "secp160k1" },
	{ 0x10, "secp160r1" }, { 0x11, "secp160r2" }, { 0x12, "secp192k1" }, { 0x13, "secp192r1" }, { 0x14, "secp224k1" },
	{ 0x15, "secp224r1" }, { 0x16, "secp256k1" }, { 0x17, "secp256r1" }, { 0x18, "secp384r1" }, { 0x19, "secp521r1" },
	{ 0x1a, "brainpoolP256r1" }, { 0x1b, "brainpoolP384r1" }, { 0x1c, "brainpoolP512r1" }, { 0x1d, "x25519" }, { 0x1e, "x448" },
	{ 0x100, "ffdhe2048" }, { 0x101, "ffdhe3072" }, { 0x102, "ffdhe4096" }, { 0x103, "ffdhe6144" }, { 0x104, "ffdhe8192" },
	{ 0xff01, "arbitrary_explicit_prime_curves" }, { 0xff02, "arbitrary_explicit_char2_curves" },
};
static const struct names groups = { .table = "tls.group", ROWS(groups_rows) };

static const struct name_row signatures_rows[] = {
	{ 0x0, "none+anon" }, { 0x1, "none+rsa" }, { 0x2, "none+dsa" }, { 0x3, "none+ecdsa" }, { 0x100, "md5+anon" },
	{ 0x101, "md5+rsa" }, { 0x102, "md5+dsa" }, { 0x103, "md5+ecdsa" }, { 0x200, "sha1+anon" }, { 0x201, "sha1+rsa" },
	{ 0x202, "sha1+dsa" }, { 0x203, "sha1+ecdsa" }, { 0x300, "sha224+anon" }, { 0x301, "sha224+rsa" }, { 0x302, "sha224+dsa" },
	{ 0x303, "sha224+ecdsa" }, { 0x400, "sha256+anon" }, { 0x401, "sha256+rsa" }, { 0x402, "sha256+dsa" }, { 0x403, "sha256+ecdsa" },
	{ 0x500, "sha384+anon" }, { 0x501, "sha384+rsa" }, { 0x502, "sha384+dsa" }, { 0x503, "sha384+ecdsa" }, { 0x600, "sha512+anon" },
	{ 0x601, "sha512+rsa" }, { 0x602, "sha512+dsa" }, { 0x603, "sha512+ecdsa" }, { 0x804, "sha256+rsaepss" },
	{ 0x805, "sha384+rsaepss" }, { 0x806, "sha512+rsaepss" }, { 0x807, "ed25519" }, { 0x808, "ed448" }, { 0x809, "sha256+rsapss" },
	{ 0x80a, "sha384+rsapss" }, { 0x80b, "sha512+rsapss" },
};
static const struct names signatures = { .table = "tls.signature", ROWS(signatures_rows) };

static const struct name_row levels_rows[] = {
	{ 0x1, "warning" }, { 0x2, "fatal" },
};
static const struct names levels = { .table = "tls.level", ROWS(levels_rows) };

static const struct name_row alerts_rows[] = {
	{ 0x0, "close_notify" }, { 0xa, "unexpected_message" }, { 0x14, "bad_record_mac" }, { 0x15, "decryption_failed" },
	{ 0x16, "record_overflow" }, { 0x1e, "decompression_failure" }, { 0x28, "handshake_failure" },
	{ 0x29, "no_certificate_RESERVED" }, { 0x2a, "bad_certificate" }, { 0x2b, "unsupported_certificate" },
	{ 0x2c, "certificate_revoked" }, { 0x2d, "certificate_expired" }, { 0x2e, "certificate_unknown" }, { 0x2f, "illegal_parameter" },
	{ 0x30, "unknown_ca" }, { 0x31, "access_denied" }, { 0x32, "decode_error" }, { 0x33, "decrypt_error" },
	{ 0x3c, "export_restriction_RESERVED" }, { 0x46, "protocol_version" }, { 0x47, "insufficient_security" },
	{ 0x50, "internal_error" }, { 0x56, "inappropriate_fallback" }, { 0x5a, "user_canceled" }, { 0x64, "no_renegotiation" },
	{ 0x6d, "missing_extension" }, { 0x6e, "unsupported_extension" }, { 0x6f, "certificate_unobtainable" },
	{ 0x70, "unrecognized_name" }, { 0x71, "bad_certificate_status_response" }, { 0x72, "bad_certificate_hash_value" },
	{ 0x73, "unknown_psk_identity" }, { 0x74, "certificate_required" }, { 0x78, "no_application_protocol" },
};
static const struct names alerts = { .table = "tls.alert", ROWS(alerts_rows) };

static const struct name_row comps_rows[] = {
	{ 0x0, "null" }, { 0x1, "deflate" }, { 0x40, "LZS" },
};
static const struct names comps = { .table = "tls.compression", ROWS(comps_rows) };

static const struct name_row points_rows[] = {
	{ 0x0, "uncompressed" }, { 0x1, "ansiX962_compressed_prime" }, { 0x2, "ansiX962_compressed_char2" },
};
static const struct names points = { .table = "tls.point", ROWS(points_rows) };

static const struct name_row modes_rows[] = {
	{ 0x0, "psk_ke" }, { 0x1, "psk_dhe_ke" },
};
static const struct names modes = { .table = "tls.pskmode", ROWS(modes_rows) };

static const struct name_row suites_rows[] = {
	{ 0x0, "TLS_NULL_WITH_NULL_NULL" }, { 0x1, "TLS_RSA_WITH_NULL_MD5" }, { 0x2, "TLS_RSA_WITH_NULL_SHA" },
	{ 0x3, "TLS_RSA_EXPORT_WITH_RC4_40_MD5" }, { 0x4, "TLS_RSA_WITH_RC4_128_MD5" }, { 0x5, "TLS_RSA_WITH_RC4_128_SHA" },
	{ 0x6, "TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5" }, { 0x7, "TLS_RSA_WITH_IDEA_CBC_SHA" },
	{ 0x8, "TLS_RSA_EXPORT_WITH_DES40_CBC_SHA" }, { 0x9, "TLS_RSA_WITH_DES_CBC_SHA" }, { 0xa, "TLS_RSA_WITH_3DES_EDE_CBC_SHA" },
	{ 0xb, "TLS_DH_DSS_EXPORT_WITH_DES40_CBC_SHA" }, { 0xc, "TLS_DH_DSS_WITH_DES_CBC_SHA" },
	{ 0xd, "TLS_DH_DSS_WITH_3DES_EDE_CBC_SHA" }, { 0xe, "TLS_DH_RSA_EXPORT_WITH_DES40_CBC_SHA" },
	{ 0xf, "TLS_DH_RSA_WITH_DES_CBC_SHA" }, { 0x10, "TLS_DH_RSA_WITH_3DES_EDE_CBC_SHA" },
	{ 0x11, "TLS_DHE_DSS_EXPORT_WITH_DES40_CBC_SHA" }, { 0x12, "TLS_DHE_DSS_WITH_DES_CBC_SHA" },
	{ 0x13, "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA" }, { 0x14, "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA" },
	{ 0x15, "TLS_DHE_RSA_WITH_DES_CBC_SHA" }, { 0x16, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA" },
	{ 0x17, "TLS_DH_anon_EXPORT_WITH_RC4_40_MD5" }, { 0x18, "TLS_DH_anon_WITH_RC4_128_MD5" },
	{ 0x19, "TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA" }, { 0x1a, "TLS_DH_anon_WITH_DES_CBC_SHA" },
	{ 0x1b, "TLS_DH_anon_WITH_3DES_EDE_CBC_SHA" }, { 0x1e, "TLS_KRB5_WITH_DES_CBC_SHA" }, { 0x1f, "TLS_KRB5_WITH_3DES_EDE_CBC_SHA" },
	{ 0x20, "TLS_KRB5_WITH_RC4_128_SHA" }, { 0x21, "TLS_KRB5_WITH_IDEA_CBC_SHA" }, { 0x22, "TLS_KRB5_WITH_DES_CBC_MD5" },
	{ 0x23, "TLS_KRB5_WITH_3DES_EDE_CBC_MD5" }, { 0x24, "TLS_KRB5_WITH_RC4_128_MD5" }, { 0x25, "TLS_KRB5_WITH_IDEA_CBC_MD5" },
	{ 0x26, "TLS_KRB5_EXPORT_WITH_DES40_CBC_SHA" }, { 0x27, "TLS_KRB5_EXPORT_WITH_RC2_CBC_40_SHA" },
	{ 0x28, "TLS_KRB5_EXPORT_WITH_RC4_40_SHA" }, { 0x29, "TLS_KRB5_EXPORT_WITH_DES40_CBC_MD5" },
	{ 0x2a, "TLS_KRB5_EXPORT_WITH_RC2_CBC_40_MD5" }, { 0x2b, "TLS_KRB5_EXPORT_WITH_RC4_40_MD5" }, { 0x2c, "TLS_PSK_WITH_NULL_SHA" },
	{ 0x2d, "TLS_DHE_PSK_WITH_NULL_SHA" }, { 0x2e, "TLS_RSA_PSK_WITH_NULL_SHA" }, { 0x2f, "TLS_RSA_WITH_AES_128_CBC_SHA" },
	{ 0x30, "TLS_DH_DSS_WITH_AES_128_CBC_SHA" }, { 0x31, "TLS_DH_RSA_WITH_AES_128_CBC_SHA" },
	{ 0x32, "TLS_DHE_DSS_WITH_AES_128_CBC_SHA" }, { 0x33, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA" },
	{ 0x34, "TLS_DH_anon_WITH_AES_128_CBC_SHA" }, { 0x35, "TLS_RSA_WITH_AES_256_CBC_SHA" },
	{ 0x36, "TLS_DH_DSS_WITH_AES_256_CBC_SHA" }, { 0x37, "TLS_DH_RSA_WITH_AES_256_CBC_SHA" },
	{ 0x38, "TLS_DHE_DSS_WITH_AES_256_CBC_SHA" }, { 0x39, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA" },
	{ 0x3a, "TLS_DH_anon_WITH_AES_256_CBC_SHA" }, { 0x3b, "TLS_RSA_WITH_NULL_SHA256" }, { 0x3c, "TLS_RSA_WITH_AES_128_CBC_SHA256" },
	{ 0x3d, "TLS_RSA_WITH_AES_256_CBC_SHA256" }, { 0x3e, "TLS_DH_DSS_WITH_AES_128_CBC_SHA256" },
	{ 0x3f, "TLS_DH_RSA_WITH_AES_128_CBC_SHA256" }, { 0x40, "TLS_DHE_DSS_WITH_AES_128_CBC_SHA256" },
	{ 0x41, "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA" }, { 0x42, "TLS_DH_DSS_WITH_CAMELLIA_128_CBC_SHA" },
	{ 0x43, "TLS_DH_RSA_WITH_CAMELLIA_128_CBC_SHA" }, { 0x44, "TLS_DHE_DSS_WITH_CAMELLIA_128_CBC_SHA" },
	{ 0x45, "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA" }, { 0x46, "TLS_DH_anon_WITH_CAMELLIA_128_CBC_SHA" },
	{ 0x67, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256" }, { 0x68, "TLS_DH_DSS_WITH_AES_256_CBC_SHA256" },
	{ 0x69, "TLS_DH_RSA_WITH_AES_256_CBC_SHA256" }, { 0x6a, "TLS_DHE_DSS_WITH_AES_256_CBC_SHA256" },
	{ 0x6b, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256" }, { 0x6c, "TLS_DH_anon_WITH_AES_128_CBC_SHA256" },
	{ 0x6d, "TLS_DH_anon_WITH_AES_256_CBC_SHA256" }, { 0x84, "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA" },
	{ 0x85, "TLS_DH_DSS_WITH_CAMELLIA_256_CBC_SHA" }, { 0x86, "TLS_DH_RSA_WITH_CAMELLIA_256_CBC_SHA" },
	{ 0x87, "TLS_DHE_DSS_WITH_CAMELLIA_256_CBC_SHA" }, { 0x88, "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA" },
	{ 0x89, "TLS_DH_anon_WITH_CAMELLIA_256_CBC_SHA" }, { 0x8a, "TLS_PSK_WITH_RC4_128_SHA" },
	{ 0x8b, "TLS_PSK_WITH_3DES_EDE_CBC_SHA" }, { 0x8c, "TLS_PSK_WITH_AES_128_CBC_SHA" }, { 0x8d, "TLS_PSK_WITH_AES_256_CBC_SHA" },
	{ 0x8e, "TLS_DHE_PSK_WITH_RC4_128_SHA" }, { 0x8f, "TLS_DHE_PSK_WITH_3DES_EDE_CBC_SHA" },
	{ 0x90, "TLS_DHE_PSK_WITH_AES_128_CBC_SHA" }, { 0x91, "TLS_DHE_PSK_WITH_AES_256_CBC_SHA" },
	{ 0x92, "TLS_RSA_PSK_WITH_RC4_128_SHA" }, { 0x93, "TLS_RSA_PSK_WITH_3DES_EDE_CBC_SHA" },
	{ 0x94, "TLS_RSA_PSK_WITH_AES_128_CBC_SHA" }, { 0x95, "TLS_RSA_PSK_WITH_AES_256_CBC_SHA" },
	{ 0x96, "TLS_RSA_WITH_SEED_CBC_SHA" }, { 0x97, "TLS_DH_DSS_WITH_SEED_CBC_SHA" }, { 0x98, "TLS_DH_RSA_WITH_SEED_CBC_SHA" },
	{ 0x99, "TLS_DHE_DSS_WITH_SEED_CBC_SHA" }, { 0x9a, "TLS_DHE_RSA_WITH_SEED_CBC_SHA" }, { 0x9b, "TLS_DH_anon_WITH_SEED_CBC_SHA" },
	{ 0x9c, "TLS_RSA_WITH_AES_128_GCM_SHA256" }, { 0x9d, "TLS_RSA_WITH_AES_256_GCM_SHA384" },
	{ 0x9e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256" }, { 0x9f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384" },
	{ 0xa0, "TLS_DH_RSA_WITH_AES_128_GCM_SHA256" }, { 0xa1, "TLS_DH_RSA_WITH_AES_256_GCM_SHA384" },
	{ 0xa2, "TLS_DHE_DSS_WITH_AES_128_GCM_SHA256" }, { 0xa3, "TLS_DHE_DSS_WITH_AES_256_GCM_SHA384" },
	{ 0xa4, "TLS_DH_DSS_WITH_AES_128_GCM_SHA256" }, { 0xa5, "TLS_DH_DSS_WITH_AES_256_GCM_SHA384" },
	{ 0xa6, "TLS_DH_anon_WITH_AES_128_GCM_SHA256" }, { 0xa7, "TLS_DH_anon_WITH_AES_256_GCM_SHA384" },
	{ 0xa8, "TLS_PSK_WITH_AES_128_GCM_SHA256" }, { 0xa9, "TLS_PSK_WITH_AES_256_GCM_SHA384" },
	{ 0xaa, "TLS_DHE_PSK_WITH_AES_128_GCM_SHA256" }, { 0xab, "TLS_DHE_PSK_WITH_AES_256_GCM_SHA384" },
	{ 0xac, "TLS_RSA_PSK_WITH_AES_128_GCM_SHA256" }, { 0xad, "TLS_RSA_PSK_WITH_AES_256_GCM_SHA384" },
	{ 0xae, "TLS_PSK_WITH_AES_128_CBC_SHA256" }, { 0xaf, "TLS_PSK_WITH_AES_256_CBC_SHA384" }, { 0xb0, "TLS_PSK_WITH_NULL_SHA256" },
	{ 0xb1, "TLS_PSK_WITH_NULL_SHA384" }, { 0xb2, "TLS_DHE_PSK_WITH_AES_128_CBC_SHA256" },
	{ 0xb3, "TLS_DHE_PSK_WITH_AES_256_CBC_SHA384" }, { 0xb4, "TLS_DHE_PSK_WITH_NULL_SHA256" },
	{ 0xb5, "TLS_DHE_PSK_WITH_NULL_SHA384" }, { 0xb6, "TLS_RSA_PSK_WITH_AES_128_CBC_SHA256" },
	{ 0xb7, "TLS_RSA_PSK_WITH_AES_256_CBC_SHA384" }, { 0xb8, "TLS_RSA_PSK_WITH_NULL_SHA256" },
	{ 0xb9, "TLS_RSA_PSK_WITH_NULL_SHA384" }, { 0xba, "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xbb, "TLS_DH_DSS_WITH_CAMELLIA_128_CBC_SHA256" }, { 0xbc, "TLS_DH_RSA_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xbd, "TLS_DHE_DSS_WITH_CAMELLIA_128_CBC_SHA256" }, { 0xbe, "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xbf, "TLS_DH_anon_WITH_CAMELLIA_128_CBC_SHA256" }, { 0xc0, "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA256" },
	{ 0xc1, "TLS_DH_DSS_WITH_CAMELLIA_256_CBC_SHA256" }, { 0xc2, "TLS_DH_RSA_WITH_CAMELLIA_256_CBC_SHA256" },
	{ 0xc3, "TLS_DHE_DSS_WITH_CAMELLIA_256_CBC_SHA256" }, { 0xc4, "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA256" },
	{ 0xc5, "TLS_DH_anon_WITH_CAMELLIA_256_CBC_SHA256" }, { 0xff, "TLS_EMPTY_RENEGOTIATION_INFO_SCSV" },
	{ 0x1301, "TLS_AES_128_GCM_SHA256" }, { 0x1302, "TLS_AES_256_GCM_SHA384" }, { 0x1303, "TLS_CHACHA20_POLY1305_SHA256" },
	{ 0x1304, "TLS_AES_128_CCM_SHA256" }, { 0x1305, "TLS_AES_128_CCM_8_SHA256" }, { 0x5600, "TLS_FALLBACK_SCSV" },
	{ 0xc001, "TLS_ECDH_ECDSA_WITH_NULL_SHA" }, { 0xc002, "TLS_ECDH_ECDSA_WITH_RC4_128_SHA" },
	{ 0xc003, "TLS_ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA" }, { 0xc004, "TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA" },
	{ 0xc005, "TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA" }, { 0xc006, "TLS_ECDHE_ECDSA_WITH_NULL_SHA" },
	{ 0xc007, "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA" }, { 0xc008, "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA" },
	{ 0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA" }, { 0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA" },
	{ 0xc00b, "TLS_ECDH_RSA_WITH_NULL_SHA" }, { 0xc00c, "TLS_ECDH_RSA_WITH_RC4_128_SHA" },
	{ 0xc00d, "TLS_ECDH_RSA_WITH_3DES_EDE_CBC_SHA" }, { 0xc00e, "TLS_ECDH_RSA_WITH_AES_128_CBC_SHA" },
	{ 0xc00f, "TLS_ECDH_RSA_WITH_AES_256_CBC_SHA" }, { 0xc010, "TLS_ECDHE_RSA_WITH_NULL_SHA" },
	{ 0xc011, "TLS_ECDHE_RSA_WITH_RC4_128_SHA" }, { 0xc012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA" },
	{ 0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA" }, { 0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA" },
	{ 0xc015, "TLS_ECDH_anon_WITH_NULL_SHA" }, { 0xc016, "TLS_ECDH_anon_WITH_RC4_128_SHA" },
	{ 0xc017, "TLS_ECDH_anon_WITH_3DES_EDE_CBC_SHA" }, { 0xc018, "TLS_ECDH_anon_WITH_AES_128_CBC_SHA" },
	{ 0xc019, "TLS_ECDH_anon_WITH_AES_256_CBC_SHA" }, { 0xc01a, "TLS_SRP_SHA_WITH_3DES_EDE_CBC_SHA" },
	{ 0xc01b, "TLS_SRP_SHA_RSA_WITH_3DES_EDE_CBC_SHA" }, { 0xc01c, "TLS_SRP_SHA_DSS_WITH_3DES_EDE_CBC_SHA" },
	{ 0xc01d, "TLS_SRP_SHA_WITH_AES_128_CBC_SHA" }, { 0xc01e, "TLS_SRP_SHA_RSA_WITH_AES_128_CBC_SHA" },
	{ 0xc01f, "TLS_SRP_SHA_DSS_WITH_AES_128_CBC_SHA" }, { 0xc020, "TLS_SRP_SHA_WITH_AES_256_CBC_SHA" },
	{ 0xc021, "TLS_SRP_SHA_RSA_WITH_AES_256_CBC_SHA" }, { 0xc022, "TLS_SRP_SHA_DSS_WITH_AES_256_CBC_SHA" },
	{ 0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256" }, { 0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384" },
	{ 0xc025, "TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA256" }, { 0xc026, "TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA384" },
	{ 0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256" }, { 0xc028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384" },
	{ 0xc029, "TLS_ECDH_RSA_WITH_AES_128_CBC_SHA256" }, { 0xc02a, "TLS_ECDH_RSA_WITH_AES_256_CBC_SHA384" },
	{ 0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256" }, { 0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384" },
	{ 0xc02d, "TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256" }, { 0xc02e, "TLS_ECDH_ECDSA_WITH_AES_256_GCM_SHA384" },
	{ 0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256" }, { 0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384" },
	{ 0xc031, "TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256" }, { 0xc032, "TLS_ECDH_RSA_WITH_AES_256_GCM_SHA384" },
	{ 0xc033, "TLS_ECDHE_PSK_WITH_RC4_128_SHA" }, { 0xc034, "TLS_ECDHE_PSK_WITH_3DES_EDE_CBC_SHA" },
	{ 0xc035, "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA" }, { 0xc036, "TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA" },
	{ 0xc037, "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256" }, { 0xc038, "TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA384" },
	{ 0xc039, "TLS_ECDHE_PSK_WITH_NULL_SHA" }, { 0xc03a, "TLS_ECDHE_PSK_WITH_NULL_SHA256" },
	{ 0xc03b, "TLS_ECDHE_PSK_WITH_NULL_SHA384" }, { 0xc072, "TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xc073, "TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_CBC_SHA384" }, { 0xc074, "TLS_ECDH_ECDSA_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xc075, "TLS_ECDH_ECDSA_WITH_CAMELLIA_256_CBC_SHA384" }, { 0xc076, "TLS_ECDHE_RSA_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xc077, "TLS_ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384" }, { 0xc078, "TLS_ECDH_RSA_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xc079, "TLS_ECDH_RSA_WITH_CAMELLIA_256_CBC_SHA384" }, { 0xc07a, "TLS_RSA_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc07b, "TLS_RSA_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc07c, "TLS_DHE_RSA_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc07d, "TLS_DHE_RSA_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc07e, "TLS_DH_RSA_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc07f, "TLS_DH_RSA_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc080, "TLS_DHE_DSS_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc081, "TLS_DHE_DSS_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc082, "TLS_DH_DSS_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc083, "TLS_DH_DSS_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc084, "TLS_DH_anon_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc085, "TLS_DH_anon_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc086, "TLS_ECDHE_ECDSA_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc087, "TLS_ECDHE_ECDSA_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc088, "TLS_ECDH_ECDSA_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc089, "TLS_ECDH_ECDSA_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc08a, "TLS_ECDHE_RSA_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc08b, "TLS_ECDHE_RSA_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc08c, "TLS_ECDH_RSA_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc08d, "TLS_ECDH_RSA_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc08e, "TLS_PSK_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc08f, "TLS_PSK_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc090, "TLS_DHE_PSK_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc091, "TLS_DHE_PSK_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc092, "TLS_RSA_PSK_WITH_CAMELLIA_128_GCM_SHA256" },
	{ 0xc093, "TLS_RSA_PSK_WITH_CAMELLIA_256_GCM_SHA384" }, { 0xc094, "TLS_PSK_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xc095, "TLS_PSK_WITH_CAMELLIA_256_CBC_SHA384" }, { 0xc096, "TLS_DHE_PSK_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xc097, "TLS_DHE_PSK_WITH_CAMELLIA_256_CBC_SHA384" }, { 0xc098, "TLS_RSA_PSK_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xc099, "TLS_RSA_PSK_WITH_CAMELLIA_256_CBC_SHA384" }, { 0xc09a, "TLS_ECDHE_PSK_WITH_CAMELLIA_128_CBC_SHA256" },
	{ 0xc09b, "TLS_ECDHE_PSK_WITH_CAMELLIA_256_CBC_SHA384" }, { 0xc09c, "TLS_RSA_WITH_AES_128_CCM" },
	{ 0xc09d, "TLS_RSA_WITH_AES_256_CCM" }, { 0xc09e, "TLS_DHE_RSA_WITH_AES_128_CCM" }, { 0xc09f, "TLS_DHE_RSA_WITH_AES_256_CCM" },
	{ 0xc0a0, "TLS_RSA_WITH_AES_128_CCM_8" }, { 0xc0a1, "TLS_RSA_WITH_AES_256_CCM_8" }, { 0xc0a2, "TLS_DHE_RSA_WITH_AES_128_CCM_8" },
	{ 0xc0a3, "TLS_DHE_RSA_WITH_AES_256_CCM_8" }, { 0xc0a4, "TLS_PSK_WITH_AES_128_CCM" }, { 0xc0a5, "TLS_PSK_WITH_AES_256_CCM" },
	{ 0xc0a6, "TLS_DHE_PSK_WITH_AES_128_CCM" }, { 0xc0a7, "TLS_DHE_PSK_WITH_AES_256_CCM" }, { 0xc0a8, "TLS_PSK_WITH_AES_128_CCM_8" },
	{ 0xc0a9, "TLS_PSK_WITH_AES_256_CCM_8" }, { 0xc0aa, "TLS_DHE_PSK_WITH_AES_128_CCM_8" },
	{ 0xc0ab, "TLS_DHE_PSK_WITH_AES_256_CCM_8" }, { 0xc0ac, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM" },
	{ 0xc0ad, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM" }, { 0xc0ae, "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8" },
	{ 0xc0af, "TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8" }, { 0xcc13, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256_OLD" },
	{ 0xcc14, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256_OLD" }, { 0xcc15, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256_OLD" },
	{ 0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256" }, { 0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256" },
	{ 0xccaa, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256" }, { 0xccab, "TLS_PSK_WITH_CHACHA20_POLY1305_SHA256" },
	{ 0xccac, "TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256" }, { 0xccad, "TLS_DHE_PSK_WITH_CHACHA20_POLY1305_SHA256" },
	{ 0xccae, "TLS_RSA_PSK_WITH_CHACHA20_POLY1305_SHA256" }, { 0x10080, "SSL_CK_RC4_128_WITH_MD5" },
	{ 0x20080, "SSL_CK_RC4_128_EXPORT40_WITH_MD5" }, { 0x30080, "SSL_CK_RC2_128_CBC_WITH_MD5" },
	{ 0x40080, "SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5" }, { 0x50080, "SSL_CK_IDEA_128_CBC_WITH_MD5" },
	{ 0x60040, "SSL_CK_DES_64_CBC_WITH_MD5" }, { 0x700c0, "SSL_CK_DES_192_EDE3_CBC_WITH_MD5" },
};
static const struct names suites = { .table = "tls.cipher", ROWS(suites_rows) };

NAMES_UNIT(tlsnames, &types, &versions, &messages, &suites, &extensions, &groups, &signatures, &levels, &alerts, &comps, &points, &modes);
