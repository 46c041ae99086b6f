p = Ether(src="02:00:00:00:00:01")/EAPOL()/EAP(code="Response", id=1, type="Identity", identity="bob")
p.show()
q = Ether(bytes(p) + bytes(20))
print(q.summary())
print(repr(q))
r = Ether(bytes(Ether(src="02:00:00:00:00:02")/EAPOL()/EAP(code="Request", id=1, type="Identity")))
print(q.answers(r), r.answers(q), Ether(bytes(Ether(src="02:00:00:00:00:02")/EAPOL()/EAP(code="Success", id=1))).answers(q))
for x in [EAP(code=2, type=3, desired_auth_types=[13, 21]), EAP_MD5(value=b"\x01\x02", optional_name="server"), EAP_TLS(S=1), EAP_TLS(L=1, tls_message_len=3, tls_data="abc"), EAP_TTLS(M=1, data="abc"), EAP_PEAP(tls_data="abc"), EAP_FAST(version=1), LEAP(challenge_response=b"01234567", username="bob"), EAP(code=1, type="EAP-pwd")/"data"]:
    y = PPP(bytes(PPP()/x))
    print(y[PPP].proto, repr(y[EAP]), EAP in y)
k = Ether(bytes(Ether(src="02:00:00:00:00:01")/EAPOL(version=2)/EAPOL_KEY(key_descriptor_type="RSN", key_type="Pairwise", key_ack=1, has_key_mic=0, key_replay_counter=1, key_nonce=b"n" * 32, key_data="data")))
k[EAPOL].show()
m = EAPOL(version=3)/MKAPDU(basic_param_set=MKABasicParamSet(param_set_body_len=32, SCI=MACsecSCI(system_identifier="02:00:00:00:00:01", port_identifier=1), cak_name="cak1"), parameter_sets=[MKALivePeerListParamSet(param_set_body_len=16, member_id_message_num=[MKAPeerListTuple(member_id="member")]), MKASAKUseParamSet(param_set_body_len=40), MKADistributedSAKParamSet(param_set_body_len=28), MKAParamSet(data="kmd!"), MKAICVSet(param_set_body_len=16, icv=b"i" * 16)])
n = EAPOL(bytes(m))
n.show()
print(bytes(n) == bytes(m))
try:
    EAP(code="Req" + "est")
except Exception as e:
    print(e)
---
Ether      dst=01:80:c2:00:00:03 src=02:00:00:00:00:01 type=EAPOL
EAPOL      version=802.1X-2001 type=EAP-Packet len=(computed)
EAP        code=Response id=1 len=(computed) type=Identity identity=b"bob"
Ether / EAPOL / EAP Response Identity / Padding
Ether(src="02:00:00:00:00:01")/EAPOL()/EAP(code=2, id=1, type=1, identity=b"bob")/Padding(load=b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
True True True
49703 EAP(code=2, type=3, desired_auth_types=[13, 21]) True
49703 EAP_MD5(value=b"\x01\x02", optional_name=b"server") True
49703 EAP_TLS(S=1) True
49703 EAP_TLS(L=1, tls_message_len=3, tls_data=b"abc") True
49703 EAP_TTLS(M=1, data=b"abc") True
49703 EAP_PEAP(tls_data=b"abc") True
49703 EAP_FAST(version=1) True
49703 LEAP(challenge_response=b"01234567", username=b"bob") True
49703 EAP(code=1, len=9, type=52)/Padding(load=b"data") True
EAPOL      version=802.1X-2004 type=EAPOL-Key len=99
EAPOL_KEY  key_descriptor_type=RSN res2=0 key_ack=1 res=0 key_type=Pairwise key_descriptor_type_version=0 key_length=0 key_replay_counter=1 key_nonce=b"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" key_iv=b"" key_rsc=b"" key_id=b"" key_mic=b"" key_data_length=4 key_data=b"data"
EAPOL      version=802.1X-2010 type=EAPOL-MKA len=160
MKAPDU
  basic_param_set mka_version_id=0 key_server_priority=0 macsec_capability=0 param_set_body_len=32 actor_member_id=b"" actor_message_number=0x0 algorithm_agility=0x0 cak_name=b"cak1"
    SCI    system_identifier=02:00:00:00:00:01 port_identifier=1
  parameter_sets[0] MKALivePeerListParamSet param_set_type=Live Peer List unused=0 param_set_body_len=16
    member_id_message_num[0] member_id=b"member" message_number=b""
  parameter_sets[1] MKASAKUseParamSet param_set_type=MACsec SAK Use latest_key_an=0 old_key_an=0 param_set_body_len=40 latest_key_key_server_member_id=b"" latest_key_key_number=b"" latest_key_lowest_acceptable_pn=b"" old_key_key_server_member_id=b"" old_key_key_number=b"" old_key_lowest_acceptable_pn=b""
  parameter_sets[2] MKADistributedSAKParamSet param_set_type=Distributed SAK distributed_an=0 confidentiality_offset=0 unused=0 param_set_body_len=28 key_number=b"" sak_aes_key_wrap=b""
  parameter_sets[3] MKAParamSet param_set_type=KMD unused=0 param_set_body_len=4 data=b"kmd!"
  parameter_sets[4] MKAICVSet param_set_type=ICV Indicator unused=0 param_set_body_len=16 icv=b"iiiiiiiiiiiiiiii"
True
'Reqest' is not a value of EAP.code
