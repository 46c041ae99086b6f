p = IP(src="192.0.2.1", dst="192.0.2.2", ttl=255)/UDP(sport=49152, dport=3784)/BFD(sta="Down", flags="AP", my_discriminator=7, your_discriminator=0, optional_auth=OptionalAuth(auth_type="Keyed MD5", sequence_number=5))
p.show()
q = IP(bytes(p))
print(q[BFD].len, q[BFD].optional_auth.auth_len, q[BFD].flags.A)
print(repr(q[BFD]))
print(q.summary())
# The answer carries our discriminator back.
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/UDP(sport=3784, dport=49152)/BFD(my_discriminator=0, your_discriminator=7)))
print(a.answers(q))
# Authentication is promised, and cut.
print(repr(BFD(bytes(BFD(flags="A", len=30)/b"\x01\x06"))))
try:
    BFD(sta="Upp" + "er")
except Exception as e:
    print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=255 proto=udp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
UDP        sport=49152 dport=3784 len=(computed) chksum=(computed)
BFD        version=1 diag=No Diagnostic sta=Down flags=AP detect_mult=3 len=(computed) my_discriminator=7 your_discriminator=0 min_tx_interval=1000000000 min_rx_interval=1000000000 echo_rx_interval=1000000000
  optional_auth auth_type=Keyed MD5 auth_len=(computed) auth_keyid=1 reserved=0 sequence_number=5 auth_key=b"_M\xcc;Z\xa7e\xd6\x1d\x83'\xde\xb8\x82\xcf\x99"
48 24 True
BFD(sta=1, flags="AP", my_discriminator=7, your_discriminator=0, optional_auth=OptionalAuth(auth_type=2, sequence_number=5))
IP / UDP / BFD (my_disc=7,your_disc=0,state=Down)
True
BFD(flags="A", len=30, optional_auth=Raw(load=b"\x01\x06"))
'Upper' is not a value of BFD.sta
