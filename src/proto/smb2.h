/* smb2.h - what the files of SMB 2 share. */
#ifndef PKT_PROTO_SMB2_H
#define PKT_PROTO_SMB2_H

#include "pkt/field.h"

enum { SMB2_RESPONSE = 1 }; /* in the header's Flags: from the server */

#define LE16(name, ...) UINT(name, 16, .le = true, ##__VA_ARGS__)
#define LE32(name, ...) UINT(name, 32, .le = true, ##__VA_ARGS__)
#define LE64(name, ...) UINT(name, 64, .le = true, ##__VA_ARGS__)
#define SMB2_ATTRIBUTES(value) \
	FLAGS("FileAttributes", 32, .le = true, .init = (value), .letters = "READONLY HIDDEN SYSTEM bit3 DIRECTORY ARCHIVE bit6 NORMAL TEMPORARY SPARSE REPARSE_POINT COMPRESSED OFFLINE NOT_CONTENT_INDEXED ENCRYPTED")
#define SMB2_FILE(name) LAYER(name, &smb2_file, .text = "SMB2_FILEID", .size = FIXED(16), .help = "file identifier")

#define SIZE(n) LE16("StructureSize", .base = HEX, .init = (n))
#define REQUEST(var, class, number, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "SMB2: " what, \
		TABLE(var##_fields), \
		UNDER({ "smb2.request", number }), \
		SETS({ "SMB2_Header", "Command", number }), \
		.text = "", \
	}
#define ANSWER(var, class, asked, number, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "SMB2: " what, \
		TABLE(var##_fields), \
		UNDER({ "smb2.response", number }), \
		SETS({ "SMB2_Header", "Command", number }, { "SMB2_Header", "Flags", SMB2_RESPONSE }), \
		.answers = asked, \
		.text = "", \
	}

extern const struct family smb2_file;
extern const struct val smb2_dialects;

/* Not an asynchronous header: it has a process and a tree instead of an identifier. */
bool smb2_is_sync(const struct field *f, const struct scope *s);

#endif
