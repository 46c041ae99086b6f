class Lamp(Packet):
    name = "Lamp"
    fields_desc = [ByteField("cmd", 1),
                   XShortField("token", 0xbeef),
                   ShortEnumField("colour", 1, {1: "red", 2: "green"}),
                   FieldLenField("len", None, length_of="note", fmt="H"),
                   StrLenField("note", "", length_from=lambda pkt: pkt.len)]

bind_layers(UDP, Lamp, dport=4040)
Lamp(colour="green", note="hi").show()
IP(raw(IP() / UDP(dport=4040) / Lamp(note="abc")))[Lamp].note
print(IP(raw(IP() / UDP(dport=4040) / Lamp(note="abc")))[Lamp].note)
p = IP(raw(IP() / UDP() / Lamp(note="abc") / "behind"))
p.show()
print(repr(p))
print(p.command())
p[Lamp].note = "longer"
hexdump(p[Lamp])
ls(Lamp)
print(p.sprintf("%Lamp.colour% %Lamp.note%"), p.haslayer("Lamp"), p[Lamp].name, Lamp.title)
---
Lamp       cmd=1 token=0xbeef colour=green len=(computed) note=b"hi"
b"abc"
IP         version=4 ihl=5 tos=0x0 len=44 id=1 flags=0 frag=0 ttl=64 proto=udp chksum=0x7cbe (ok) src=127.0.0.1 dst=127.0.0.1
UDP        sport=domain dport=4040 len=24 chksum=0x6108 (ok)
Lamp       cmd=1 token=0xbeef colour=red len=3 note=b"abc"
Raw        load=b"behind"
IP(src="127.0.0.1")/UDP()/Lamp(note=b"abc")/"behind"
IP(version=4, ihl=5, tos=0, len=44, id=1, flags=0, frag=0, ttl=64, proto=17, chksum=31934, src="127.0.0.1", dst="127.0.0.1", options=[])/UDP(sport=53, dport=4040, len=24, chksum=24840)/Lamp(cmd=1, token=48879, colour=1, len=3, note=b"abc")/"behind"
0000  01 be ef 00 01 00 06 6c  6f 6e 67 65 72 62 65 68   .......longerbeh
0010  69 6e 64                                           ind
Lamp
  cmd         8 bits            1
  token      16 bits  hex       0xbeef
  colour     16 bits  names     1 red
  len        16 bits            (bytes of note)
  note          bytes           b""
red b"longer" True Lamp 
