p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/TacacsHeader(type="Accounting", session_id=0xbadcafe)/"hidden"
p.show()
q = IP(bytes(p))
print(q.summary(), q[TCP].dport, q[TacacsHeader].length)
print(repr(q[TacacsHeader]))
print(TacacsHeader(seq=2, type=3, session_id=0xbadcafe).answers(q[TacacsHeader]), TacacsHeader(seq=2, session_id=1).answers(q[TacacsHeader]))
# What a length leaves out is Padding.
print(repr(TacacsHeader(bytes(TacacsHeader(length=2)/"abcd"))))
try:
    TacacsHeader(type="Auth" + "or")
except Exception as e:
    print(e)
# Bodies, hidden by the secret or not.
p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/TacacsHeader(type="Authorization", session_id=0xbadcafe)/TacacsAuthorizationRequest(user="ann", port="tty0", rem_addr="192.0.2.9")/TacacsPacketArguments(data="service=shell")/TacacsPacketArguments(data="cmd=show")
p.show()
q = IP(bytes(p))
q.show()
print(repr(q[TacacsHeader]))
hexdump(q[TacacsHeader])
q[TacacsAuthorizationRequest].user = "bob!"
del q[TacacsAuthorizationRequest].user_len
r = IP(bytes(q))
print(repr(r[TacacsHeader]))
x = TacacsHeader(flags="Unencrypted", seq=2)/TacacsAuthenticationReply(status="GETPASS", server_msg="Password: ")
print(bytes(x), repr(TacacsHeader(bytes(x))))
conf.tacacs_secret = "s3cret"
h = bytes(TacacsHeader(type="Accounting", seq=2, session_id=1)/TacacsAccountingReply(status="Success", server_msg="ok"))
print(h.hex(), repr(TacacsHeader(h)))
conf.tacacs_secret = "other"
print(repr(TacacsHeader(h)), bytes(TacacsHeader(h)) == h)
conf.tacacs_secret = None
print(repr(TacacsHeader(h)), bytes(TacacsHeader(h)) == h)
y=TacacsHeader(type="Accounting", seq=2, session_id=1)/TacacsAccountingReply(status="Success", server_msg="ok")
print(bytes(y))
conf.tacacs_secret = "test"
# The pad follows the header, a fresh number too.
for k in TacacsHeader(session_id=[1, 2])/TacacsAuthenticationStart(user="ann"):
    print(repr(TacacsHeader(bytes(k))))
print(TacacsHeader(bytes(TacacsHeader(session_id=RandInt())/TacacsAuthenticationStart(user="ann")))[TacacsAuthenticationStart].user)
conf.tacacs_secret = "s3cret"
w = TacacsHeader(h)
w.seq = 4
print(repr(TacacsHeader(bytes(w))))
for bad in [300, "Logn"]:
    try:
        TacacsAuthenticationStart(action=bad)
    except Exception as e:
        print(e)
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=tacacs seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
TacacsHeader version=Tacacs+ type=Accounting seq=1 flags=0 session_id=195939070 length=(computed)
Raw        load=b"hidden"
IP / TCP 192.0.2.1:40000 > 192.0.2.2:tacacs PA / TacacsHeader / Raw 49 6
TacacsHeader(type=3, session_id=195939070)/"hidden"
True False
TacacsHeader()/"ab"/Padding(load=b"cd")
'Author' is not a value of TacacsHeader.type
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=tacacs seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
TacacsHeader version=Tacacs+ type=Authorization seq=1 flags=0 session_id=195939070 length=(computed)
TacacsAuthorizationRequest authen_method=Not Set priv_lvl=User authen_type=ASCII authen_service=Login user=b"ann" port=b"tty0" rem_addr=b"192.0.2.9"
TacacsPacketArguments data=b"service=shell"
TacacsPacketArguments data=b"cmd=show"
IP         version=4 ihl=5 tos=0x0 len=99 id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=0xf690 (ok) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=tacacs seq=0 ack=0 dataofs=5 reserved=0 flags=PA window=8192 chksum=0x4bab (ok) urgptr=0
TacacsHeader version=Tacacs+ type=Authorization seq=1 flags=0 session_id=195939070 length=47
TacacsAuthorizationRequest authen_method=Not Set priv_lvl=User authen_type=ASCII authen_service=Login user_len=3 port_len=4 rem_addr_len=9 arg_cnt=2 arg_len_list=[13, 8] user=b"ann" port=b"tty0" rem_addr=b"192.0.2.9"
TacacsPacketArguments data=b"service=shell"
TacacsPacketArguments data=b"cmd=show"
TacacsHeader(type=2, session_id=195939070)/TacacsAuthorizationRequest(user=b"ann", port=b"tty0", rem_addr=b"192.0.2.9")/TacacsPacketArguments(data=b"service=shell")/TacacsPacketArguments(data=b"cmd=show")
0000  c0 02 01 00 0b ad ca fe  00 00 00 2f ed 00 f3 e1   .........../....
0010  78 7b 38 2b 2f 3f 75 f8  14 88 86 aa 21 4b 88 e0   x{8+/?u.....!K..
0020  0f 0b b3 c1 04 33 9b 07  a3 3f b1 48 ef 38 6d 4c   .....3...?.H.8mL
0030  6d eb 8e b8 00 4c ce 23  b3 4a 7e                  m....L.#.J~
TacacsHeader(type=2, session_id=195939070)/TacacsAuthorizationRequest(user=b"bob!", port=b"tty0", rem_addr=b"192.0.2.9")/TacacsPacketArguments(data=b"service=shell")/TacacsPacketArguments(data=b"cmd=show")
b"\xc0\x01\x02\x01\x00\x00\x00\x00\x00\x00\x00\x10\x05\x00\x00\n\x00\x00Password: " TacacsHeader(seq=2, flags=1)/TacacsAuthenticationReply(status=5, server_msg=b"Password: ")
c0030200000000010000000767707ce0a7bc41 TacacsHeader(type=3, seq=2, session_id=1)/TacacsAccountingReply(status=1, server_msg=b"ok")
TacacsHeader(type=3, seq=2, session_id=1)/Raw(load=b"gp|\xe0\xa7\xbcA") True
TacacsHeader(type=3, seq=2, session_id=1)/Raw(load=b"gp|\xe0\xa7\xbcA") True
b"\xc0\x03\x02\x00\x00\x00\x00\x01\x00\x00\x00\x07\x00\x02\x00\x00\x01ok"
TacacsHeader(session_id=1)/TacacsAuthenticationStart(user=b"ann")
TacacsHeader(session_id=2)/TacacsAuthenticationStart(user=b"ann")
b"ann"
TacacsHeader(type=3, seq=4, session_id=1)/TacacsAccountingReply(status=1, server_msg=b"ok")
action is a number from 0 to 255, or a name
'Logn' is not a value of action
