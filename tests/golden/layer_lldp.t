p = Ether(dst="01:80:c2:00:00:0e", src="02:00:00:00:00:01")/LLDPDUChassisID(subtype="MAC address", id="02:00:00:00:00:01")/LLDPDUPortID(subtype="network address", family="IPv4", id="192.0.2.1")/LLDPDUTimeToLive(ttl=120)/LLDPDUEndOfLLDPDU()
p.show()
# A frame that is crafted has 60 bytes; one that came stays as it was.
print(len(p))
q = Ether(bytes(p))
print(repr(q))
short = Ether(bytes(p)[:38])
print(len(short), len(bytes(short)), repr(short[LLDPDU]))
r = Ether(bytes(Ether(src="02:00:00:00:00:01")/LLDPDUChassisID(subtype=7, id="me")/LLDPDUPortID(subtype="interface name", id="eth0")/LLDPDUTimeToLive()/LLDPDUPortDescription(description="up")/LLDPDUSystemName(system_name="sw1")/LLDPDUSystemDescription(description="a switch")/LLDPDUSystemCapabilities(mac_bridge_available=1, mac_bridge_enabled=1)/LLDPDUManagementAddress(management_address_subtype="IPv4", management_address=b"\xc0\x00\x02\x01", interface_numbering_subtype="ifIndex", interface_number=3)/LLDPDUGenericOrganisationSpecific(org_code="IEEE 802.1", subtype=1, data=b"\x00\x07")/LLDPDUEndOfLLDPDU()))
r[LLDPDU].show()
try:
    LLDPDUTimeToLive(ttl=65535 + 1)
except Exception as e:
    print(e)
---
Ether      dst=01:80:c2:00:00:0e src=02:00:00:00:00:01 type=LLDP
LLDPDUChassisID _type=chassis id _length=(computed) subtype=MAC address id=02:00:00:00:00:01
LLDPDUPortID _type=port id _length=(computed) subtype=network address family=IPv4 id=192.0.2.1
LLDPDUTimeToLive _type=time to live _length=2 ttl=120
LLDPDUEndOfLLDPDU _type=end of LLDPDU _length=0
60
Ether(dst="01:80:c2:00:00:0e", src="02:00:00:00:00:01")/LLDPDU()/LLDPDUChassisID(subtype=4, id="02:00:00:00:00:01")/LLDPDUPortID(subtype=4, family=1, id="192.0.2.1")/LLDPDUTimeToLive(ttl=120)/LLDPDUEndOfLLDPDU()/Padding(load=b"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
38 38 LLDPDU()/LLDPDUChassisID(subtype=4, id="02:00:00:00:00:01")/LLDPDUPortID(subtype=4, family=1, id="192.0.2.1")/LLDPDUTimeToLive(ttl=120)/LLDPDUEndOfLLDPDU()/Padding(load=b"\x00")
LLDPDU
LLDPDUChassisID _type=chassis id _length=3 subtype=locally assigned id=b"me"
LLDPDUPortID _type=port id _length=5 subtype=interface name id=b"eth0"
LLDPDUTimeToLive _type=time to live _length=2 ttl=20
LLDPDUPortDescription _type=port description _length=2 description=b"up"
LLDPDUSystemName _type=system name _length=3 system_name=b"sw1"
LLDPDUSystemDescription _type=system description _length=8 description=b"a switch"
LLDPDUSystemCapabilities _type=system capabilities _length=4 mac_bridge_available=1 mac_bridge_enabled=1
LLDPDUManagementAddress _type=management address _length=12 _management_address_string_length=5 management_address_subtype=IPv4 management_address=b"\xc0\x00\x02\x01" interface_numbering_subtype=ifIndex interface_number=3 _oid_string_length=0
LLDPDUGenericOrganisationSpecific _type=organisation specific TLV _length=6 org_code=IEEE 802.1 subtype=1 data=b"\x00\x07"
LLDPDUEndOfLLDPDU _type=end of LLDPDU _length=0
65536 does not fit in LLDPDUTimeToLive.ttl (16 bits: 0 to 65535)
