/* skinny.c - Skinny Client Control Protocol: telephones and their call manager (SCCP, Cisco CallManager 3 to 11). */
#include "pkt/field.h"

enum { PORT = 2000 };

static const struct name_row message_rows[] = {
	{ 0x0000, "KeepAliveMessage" },
	{ 0x0001, "RegisterMessage" },
	{ 0x0002, "IpPortMessage" },
	{ 0x0003, "KeypadButtonMessage" },
	{ 0x0004, "EnblocCallMessage" },
	{ 0x0005, "StimulusMessage" },
	{ 0x0006, "OffHookMessage" },
	{ 0x0007, "OnHookMessage" },
	{ 0x0008, "HookFlashMessage" },
	{ 0x0009, "ForwardStatReqMessage" },
	{ 0x000a, "SpeedDialStatReqMessage" },
	{ 0x000b, "LineStatReqMessage" },
	{ 0x000c, "ConfigStatReqMessage" },
	{ 0x000d, "TimeDateReqMessage" },
	{ 0x000e, "ButtonTemplateReqMessage" },
	{ 0x000f, "VersionReqMessage" },
	{ 0x0010, "CapabilitiesResMessage" },
	{ 0x0011, "MediaPortListMessage" },
	{ 0x0012, "ServerReqMessage" },
	{ 0x0020, "AlarmMessage" },
	{ 0x0021, "MulticastMediaReceptionAckMessage" },
	{ 0x0022, "OpenReceiveChannelAckMessage" },
	{ 0x0023, "ConnectionStatisticsResMessage" },
	{ 0x0024, "OffHookWithCgpnMessage" },
	{ 0x0025, "SoftKeySetReqMessage" },
	{ 0x0026, "SoftKeyEventMessage" },
	{ 0x0027, "UnregisterMessage" },
	{ 0x0028, "SoftKeyTemplateReqMessage" },
	{ 0x0029, "RegisterTokenReqMessage" },
	{ 0x002a, "MediaTransmissionFailureMessage" },
	{ 0x002b, "HeadsetStatusMessage" },
	{ 0x002c, "MediaResourceNotificationMessage" },
	{ 0x002d, "RegisterAvailableLinesMessage" },
	{ 0x002e, "DeviceToUserDataMessage" },
	{ 0x002f, "DeviceToUserDataResponseMessage" },
	{ 0x0030, "UpdateCapabilitiesMessage" },
	{ 0x0031, "OpenMultiMediaReceiveChannelAckMessage" },
	{ 0x0032, "ClearConferenceMessage" },
	{ 0x0033, "ServiceURLStatReqMessage" },
	{ 0x0034, "FeatureStatReqMessage" },
	{ 0x0035, "CreateConferenceResMessage" },
	{ 0x0036, "DeleteConferenceResMessage" },
	{ 0x0037, "ModifyConferenceResMessage" },
	{ 0x0038, "AddParticipantResMessage" },
	{ 0x0039, "AuditConferenceResMessage" },
	{ 0x0040, "AuditParticipantResMessage" },
	{ 0x0041, "DeviceToUserDataVersion1Message" },
	{ 0x0042, "DeviceToUserDataResponseVersion1Message" },
	{ 0x0081, "RegisterAckMessage" },
	{ 0x0082, "StartToneMessage" },
	{ 0x0083, "StopToneMessage" },
	{ 0x0085, "SetRingerMessage" },
	{ 0x0086, "SetLampMessage" },
	{ 0x0087, "SetHkFDetectMessage" },
	{ 0x0088, "SpeakerModeMessage" },
	{ 0x0089, "SetMicroModeMessage" },
	{ 0x008a, "StartMediaTransmissionMessage" },
	{ 0x008b, "StopMediaTransmissionMessage" },
	{ 0x008c, "StartMediaReceptionMessage" },
	{ 0x008d, "StopMediaReceptionMessage" },
	{ 0x008f, "CallInfoMessage" },
	{ 0x0090, "ForwardStatMessage" },
	{ 0x0091, "SpeedDialStatMessage" },
	{ 0x0092, "LineStatMessage" },
	{ 0x0093, "ConfigStatMessage" },
	{ 0x0094, "TimeDateMessage" },
	{ 0x0095, "StartSessionTransmissionMessage" },
	{ 0x0096, "StopSessionTransmissionMessage" },
	{ 0x0097, "ButtonTemplateMessage" },
	{ 0x0098, "VersionMessage" },
	{ 0x0099, "DisplayTextMessage" },
	{ 0x009a, "ClearDisplayMessage" },
	{ 0x009b, "CapabilitiesReqMessage" },
	{ 0x009c, "EnunciatorCommandMessage" },
	{ 0x009d, "RegisterRejectMessage" },
	{ 0x009e, "ServerResMessage" },
	{ 0x009f, "ResetMessage" },
	{ 0x0100, "KeepAliveAckMessage" },
	{ 0x0101, "StartMulticastMediaReceptionMessage" },
	{ 0x0102, "StartMulticastMediaTransmissionMessage" },
	{ 0x0103, "StopMulticastMediaReceptionMessage" },
	{ 0x0104, "StopMulticastMediaTransmissionMessage" },
	{ 0x0105, "OpenReceiveChannelMessage" },
	{ 0x0106, "CloseReceiveChannelMessage" },
	{ 0x0107, "ConnectionStatisticsReqMessage" },
	{ 0x0108, "SoftKeyTemplateResMessage" },
	{ 0x0109, "SoftKeySetResMessage" },
	{ 0x0110, "StationSelectSoftKeysMessage" },
	{ 0x0111, "CallStateMessage" },
	{ 0x0112, "PromptStatusMessage" },
	{ 0x0113, "ClearPromptStatusMessage" },
	{ 0x0114, "DisplayNotifyMessage" },
	{ 0x0115, "ClearNotifyMessage" },
	{ 0x0116, "CallPlaneMessage" },
	{ 0x0117, "CallPlaneMessage" },
	{ 0x0118, "UnregisterAckMessage" },
	{ 0x0119, "BackSpaceReqMessage" },
	{ 0x011a, "RegisterTokenAckMessage" },
	{ 0x011b, "RegisterTokenRejectMessage" },
	{ 0x011c, "StartMediaFailureDetectionMessage" },
	{ 0x011d, "DialedNumberMessage" },
	{ 0x011e, "UserToDeviceDataMessage" },
	{ 0x011f, "FeatureStatMessage" },
	{ 0x0120, "DisplayPriNotifyMessage" },
	{ 0x0121, "ClearPriNotifyMessage" },
	{ 0x0122, "StartAnnouncementMessage" },
	{ 0x0123, "StopAnnouncementMessage" },
	{ 0x0124, "AnnouncementFinishMessage" },
	{ 0x0127, "NotifyDtmfToneMessage" },
	{ 0x0128, "SendDtmfToneMessage" },
	{ 0x0129, "SubscribeDtmfPayloadReqMessage" },
	{ 0x012a, "SubscribeDtmfPayloadResMessage" },
	{ 0x012b, "SubscribeDtmfPayloadErrMessage" },
	{ 0x012c, "UnSubscribeDtmfPayloadReqMessage" },
	{ 0x012d, "UnSubscribeDtmfPayloadResMessage" },
	{ 0x012e, "UnSubscribeDtmfPayloadErrMessage" },
	{ 0x012f, "ServiceURLStatMessage" },
	{ 0x0130, "CallSelectStatMessage" },
	{ 0x0131, "OpenMultiMediaChannelMessage" },
	{ 0x0132, "StartMultiMediaTransmissionMessage" },
	{ 0x0133, "StopMultiMediaTransmissionMessage" },
	{ 0x0134, "MiscellaneousCommandMessage" },
	{ 0x0135, "FlowControlCommandMessage" },
	{ 0x0136, "CloseMultiMediaReceiveChannelMessage" },
	{ 0x0137, "CreateConferenceReqMessage" },
	{ 0x0138, "DeleteConferenceReqMessage" },
	{ 0x0139, "ModifyConferenceReqMessage" },
	{ 0x013a, "AddParticipantReqMessage" },
	{ 0x013b, "DropParticipantReqMessage" },
	{ 0x013c, "AuditConferenceReqMessage" },
	{ 0x013d, "AuditParticipantReqMessage" },
	{ 0x013f, "UserToDeviceDataVersion1Message" },
};
static const struct names messages = { ROWS(message_rows) };

static const struct field skinny_fields[] = {
	UINT("len", 32, .le = true, .compute = { .kind = C_PAYLOAD, .unit = 1, .add = 4 }, .help = "bytes of the message's number and what follows"),
	UINT("res", 32, .le = true, .help = "reserved, later header version"),
	UINT("msg", 32, .le = true, .names = &messages, .compute = NEXT("skinny.msg"), .help = "message identifier"),
};
static const struct proto skinny = {
	.name = "Skinny",
	.title = "Skinny Client Control Protocol: header (SCCP, Cisco CallManager 3 to 11)",
	.example = "IP(dst=\"192.0.2.1\")/TCP(flags=\"PA\")/Skinny()/SkinnyMessageKeypadButton(key=5)",
	TABLE(skinny_fields),
	UNDER({ "tcp.port", PORT }),
	SETS({ "TCP", "sport", PORT }),
	.framed = { .bits = 32, .add = 8, .le = true },
	.text = "Skinny %msg%",
};

/* ---- messages ---- */

static const struct name_row states_rows[] = {
	{ 1, "Off Hook" },
	{ 2, "On Hook" },
	{ 3, "Ring out" },
	{ 12, "Proceeding" },
};
static const struct names states = { ROWS(states_rows) };

static const struct name_row rings_rows[] = {
	{ 1, "Ring off" },
};
static const struct names rings = { ROWS(rings_rows) };

static const struct name_row tones_rows[] = {
	{ 33, "Inside dial tone" },
	{ 36, "Alerting tone" },
	{ 37, "Reorder Tone" },
};
static const struct names tones = { ROWS(tones_rows) };

static const struct name_row speakers_rows[] = {
	{ 1, "Speaker on" },
	{ 2, "Speaker off" },
};
static const struct names speakers = { ROWS(speakers_rows) };

static const struct name_row stimuli_rows[] = {
	{ 9, "Line" },
};
static const struct names stimuli = { ROWS(stimuli_rows) };

static const struct name_row modes_rows[] = {
	{ 1, "Off (?)" },
	{ 2, "On" },
};
static const struct names modes = { ROWS(modes_rows) };

static const struct name_row codecs_rows[] = {
	{ 4, "G711 ulaw 64k" },
};
static const struct names codecs = { ROWS(codecs_rows) };

static const struct name_row echoes_rows[] = {
	{ 0, "echo cancellation off" },
	{ 1, "echo cancellation on" },
};
static const struct names echoes = { ROWS(echoes_rows) };

static const struct name_row results_rows[] = {
	{ 0, "ok" },
	{ 1, "ko" },
};
static const struct names results = { ROWS(results_rows) };

static const struct name_row silences_rows[] = {
	{ 0, "silence suppression off" },
	{ 1, "silence suppression on" },
};
static const struct names silences = { ROWS(silences_rows) };

#define NUMBER(name, ...) UINT(name, 32, .le = true, __VA_ARGS__)
#define TEXT(name, bytes, ...) BYTES(name, .size = FIXED(bytes), .filled = true, __VA_ARGS__)
#define MESSAGE(var, class, number, what, ...) \
	static const struct field var##_fields[] = { __VA_ARGS__ }; \
	static const struct proto var = { \
		.name = class, \
		.title = "Skinny: " what " (SCCP, Cisco CallManager 3 to 11)", \
		TABLE(var##_fields), \
		UNDER({ "skinny.msg", number }), \
		.text = "", \
	}

MESSAGE(off_hook, "SkinnyMessageOffHook", 0x0006, "a handset is lifted",
	NUMBER("unknown1"), NUMBER("unknown2"));
MESSAGE(on_hook, "SkinnyMessageOnHook", 0x0007, "a handset is put down",
	NUMBER("unknown1"), NUMBER("unknown2"));
MESSAGE(call_state, "SkinnyMessageCallState", 0x0111, "state of a call",
	NUMBER("state", .names = &states, .init = 1), NUMBER("instance", .init = 1), NUMBER("callid"), NUMBER("unknown1", .init = 4),
	NUMBER("unknown2"), NUMBER("unknown3"));
MESSAGE(soft_key_event, "SkinnyMessageSoftKeyEvent", 0x0026, "a soft key is pressed",
	NUMBER("key"), NUMBER("instance", .init = 1), NUMBER("callid"));
MESSAGE(set_ringer, "SkinnyMessageSetRinger", 0x0085, "the ringer",
	NUMBER("ring", .names = &rings, .init = 1), NUMBER("unknown1"), NUMBER("unknown2"), NUMBER("unknown3"));
MESSAGE(start_tone, "SkinnyMessageStartTone", 0x0082, "a tone begins",
	NUMBER("tone", .names = &tones, .init = 33), NUMBER("unknown1"), NUMBER("instance", .init = 1), NUMBER("callid"));
MESSAGE(stop_tone, "SkinnyMessageStopTone", 0x0083, "a tone ends",
	NUMBER("instance", .init = 1), NUMBER("callid"));
MESSAGE(speaker_mode, "SkinnyMessageSpeakerMode", 0x0088, "the speaker",
	NUMBER("ring", .names = &speakers, .init = 1));
MESSAGE(set_lamp, "SkinnyMessageSetLamp", 0x0086, "a lamp",
	NUMBER("stimulus", .names = &stimuli, .init = 5), NUMBER("instance", .init = 1), NUMBER("mode", .names = &modes, .init = 2));
MESSAGE(station_select_soft_keys, "SkinnyMessageStationSelectSoftKeysMessage", 0x0110, "which soft keys there are",
	NUMBER("instance", .init = 1), NUMBER("callid"), NUMBER("set"), NUMBER("map", .init = 65535));
MESSAGE(prompt_status, "SkinnyMessagePromptStatus", 0x0112, "text of the display",
	NUMBER("timeout"), TEXT("text", 32), NUMBER("instance", .init = 1), NUMBER("callid"));
MESSAGE(call_plane, "SkinnyMessageCallPlane", 0x0117, "a line is chosen",
	NUMBER("instance", .init = 1));
MESSAGE(clear_prompt_status, "SkinnyMessageClearPromptStatus", 0x0113, "the text is taken away",
	NUMBER("instance", .init = 1), NUMBER("callid"));
MESSAGE(keypad_button, "SkinnyMessageKeypadButton", 0x0003, "a digit is pressed",
	NUMBER("key"), NUMBER("instance", .init = 1), NUMBER("callid"));
MESSAGE(dialed_number, "SkinnyMessageDialedNumber", 0x011d, "the number that was dialled",
	TEXT("number", 24, .text = "1337"), NUMBER("instance", .init = 1), NUMBER("callid"));
MESSAGE(call_info, "SkinnyMessageCallInfo", 0x008f, "who calls whom",
	TEXT("callername", 40, .text = "Jean Valjean"), TEXT("callernum", 24, .text = "1337"),
	TEXT("calledname", 40, .text = "Causette"), TEXT("callednum", 24, .text = "1034"), NUMBER("lineinstance", .init = 1),
	NUMBER("callid"), TEXT("originalcalledname", 40, .text = "Causette"), TEXT("originalcallednum", 24, .text = "1034"),
	TEXT("lastredirectingname", 40, .text = "Causette"), TEXT("lastredirectingnum", 24, .text = "1034"),
	NUMBER("originalredirectreason"), NUMBER("lastredirectreason"), TEXT("voicemailboxG", 24), TEXT("voicemailboxD", 24),
	TEXT("originalvoicemailboxD", 24), TEXT("lastvoicemailboxD", 24), NUMBER("security"),
	FLAGS("restriction", 16, .letters = "CallerName CallerNumber CalledName CalledNumber OriginalCalledName OriginalCalledNumber LastRedirectName LastRedirectNumber Bit8 Bit9 Bit10 Bit11 Bit12 Bit13 Bit14"),
	NUMBER("unknown"));
MESSAGE(open_receive_channel, "SkinnyMessageOpenReceiveChannel", 0x0105, "the telephone is to receive media",
	NUMBER("conference"), NUMBER("passthru"), NUMBER("rate", .init = 20), NUMBER("codec", .names = &codecs, .init = 4),
	NUMBER("echo", .names = &echoes), NUMBER("unknown1"), NUMBER("callid"));
MESSAGE(open_receive_channel_ack, "SkinnyMessageOpenReceiveChannelAck", 0x0022, "where it receives",
	NUMBER("status", .names = &results), IPV4("remote"), NUMBER("port"), NUMBER("passthru"), NUMBER("callid"));
MESSAGE(start_media_transmission, "SkinnyMessageStartMediaTransmission", 0x008a, "the telephone is to send media",
	NUMBER("conference"), NUMBER("passthru"), IPV4("remote"), NUMBER("port"), NUMBER("rate", .init = 20),
	NUMBER("codec", .names = &codecs, .init = 4), NUMBER("precedence", .init = 200), NUMBER("silence", .names = &silences),
	NUMBER("maxframes"), NUMBER("unknown1"), NUMBER("callid"));
MESSAGE(close_receive_channel, "SkinnyMessageCloseReceiveChannel", 0x0106, "it no longer receives",
	NUMBER("conference"), NUMBER("passthru"), IPV4("remote"), NUMBER("port"), NUMBER("rate", .init = 20),
	NUMBER("codec", .names = &codecs, .init = 4), NUMBER("precedence", .init = 200), NUMBER("silence", .names = &silences),
	NUMBER("callid"));
MESSAGE(stop_multi_media_transmission, "SkinnyMessageStopMultiMediaTransmission", 0x0133, "it no longer sends",
	NUMBER("conference"), NUMBER("passthru"), NUMBER("callid"));

PROTO_UNIT(skinny, &skinny, &off_hook, &on_hook, &call_state, &soft_key_event, &set_ringer, &start_tone, &stop_tone, &speaker_mode, &set_lamp, &station_select_soft_keys, &prompt_status, &call_plane, &clear_prompt_status, &keypad_button, &dialed_number, &call_info, &open_receive_channel, &open_receive_channel_ack, &start_media_transmission, &close_receive_channel, &stop_multi_media_transmission);
