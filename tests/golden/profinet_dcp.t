# Blocks of PROFINET DCP by option: in answers and what is set, with information; what is to be got is an option alone.
e = Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")
r = e/ProfinetIO(frameID="DCP-Identify-ResPDU")/ProfinetDCP(service_id="Identify", service_type="Response Success", xid=7, dcp_blocks=[DCPNameOfStationBlock(name_of_station="pump"), DCPIPBlock(ip="192.0.2.7", gateway="192.0.2.1"), DCPDeviceIDBlock(), DCPDeviceRoleBlock(), DCPDeviceOptionsBlock(device_options=[DeviceOption(option="IP", sub_option=2)]), DCPFullIPBlock(dnsaddr=["192.0.2.3", "0.0.0.0", "0.0.0.0", "0.0.0.0"])])
g = e/ProfinetIO(frameID="DCP-Get-Set-PDU")/ProfinetDCP(service_id="Get", xid=8, dcp_blocks=[DeviceOption(option="IP", sub_option=2), DeviceOption(sub_option=2)])
s = e/ProfinetIO(frameID="DCP-Get-Set-PDU")/ProfinetDCP(service_id="Set", xid=8, dcp_blocks=[DCPNameOfStationBlock(block_info=1, name_of_station="pumps"), DCPBaseBlock(option="Control", sub_option=3, data=b"\1\0")])
c = e/ProfinetIO(frameID="DCP-Get-Set-PDU")/ProfinetDCP(service_id="Set", service_type=1, xid=8, dcp_blocks=[DCPControlBlock(block_error=6)])
for p in [r,g,s,c]:
    q = Ether(bytes(p))
    print(repr(q[ProfinetDCP]))
    assert bytes(q.copy()) == bytes(p)
Ether(bytes(r)).show()
# Bytes behind the length that are not zero, a length that is another one's, a block that is cut.
b = bytes(s[ProfinetDCP])
print(repr(ProfinetDCP(b[:23] + b"x" + b[24:])))
print(repr(ProfinetDCP(bytes(ProfinetDCP(service_id="Set", dcp_blocks=[DCPBaseBlock(option=1, sub_option=2, data="abc")])))))
print(repr(ProfinetDCP(b[:20])), bytes(ProfinetDCP(b[:20])) == b[:20])
try:
    DCPControlBlock(block_error="Oka" + "y")
except Exception as err:
    print(err)
---
ProfinetDCP(service_type=1, xid=7, dcp_blocks=[DCPNameOfStationBlock(name_of_station=b"pump"), DCPIPBlock(ip="192.0.2.7", gateway="192.0.2.1"), DCPDeviceIDBlock(), DCPDeviceRoleBlock(), DCPDeviceOptionsBlock(device_options=[DeviceOption(option=1, sub_option=2)]), DCPFullIPBlock(dnsaddr=["192.0.2.3", "0.0.0.0", "0.0.0.0", "0.0.0.0"])])
ProfinetDCP(service_id=3, xid=8, dcp_blocks=[DeviceOption(option=1, sub_option=2), DeviceOption(sub_option=2)])
ProfinetDCP(service_id=4, xid=8, dcp_blocks=[DCPNameOfStationBlock(block_info=1, name_of_station=b"pumps"), DCPBaseBlock(option=5, sub_option=3, data=b"\x01\x00")])
ProfinetDCP(service_id=4, service_type=1, xid=8, dcp_blocks=[DCPControlBlock(block_error=6)])
Ether      dst=02:00:00:00:00:02 src=02:00:00:00:00:01 type=0x8892
ProfinetIO frameID=DCP-Identify-ResPDU
ProfinetDCP service_id=Identify service_type=Response Success xid=0x7 reserved=0 dcp_data_length=88
  dcp_blocks[0] DCPNameOfStationBlock option=Device properties sub_option=Name of Station dcp_block_length=6 block_info=Reserved name_of_station=b"pump"
  dcp_blocks[1] DCPIPBlock option=IP sub_option=IP Parameter dcp_block_length=14 block_info=IP set ip=192.0.2.7 netmask=255.255.255.0 gateway=192.0.2.1
  dcp_blocks[2] DCPDeviceIDBlock option=Device properties sub_option=Device ID dcp_block_length=6 block_info=Reserved vendor_id=0x2a device_id=0x313
  dcp_blocks[3] DCPDeviceRoleBlock option=Device properties sub_option=Device Role dcp_block_length=4 block_info=Reserved device_role_details=IO Device reserved=0x0
  dcp_blocks[4] DCPDeviceOptionsBlock option=Device properties sub_option=Device Options dcp_block_length=4 block_info=Reserved
    device_options[0] option=IP sub_option=2
  dcp_blocks[5] DCPFullIPBlock option=IP sub_option=Full IP Suite dcp_block_length=30 block_info=IP set ip=192.168.0.2 netmask=255.255.255.0 gateway=192.168.0.1 dnsaddr=[192.0.2.3, 0.0.0.0, 0.0.0.0, 0.0.0.0]
ProfinetDCP(service_id=4, xid=8, dcp_blocks=[DCPNameOfStationBlock(block_info=1, name_of_station=b"pumps"), DCPBaseBlock(option=5, sub_option=120, data=b"\x01\x00")])
ProfinetDCP(service_id=4, dcp_blocks=[DCPBaseBlock(data=b"abc")])
ProfinetDCP(service_id=4, xid=8, dcp_data_length=20, dcp_blocks=[DCPNameOfStationBlock(dcp_block_length=7, block_info=1, name_of_station=b"pump")]) True
'Okay' is not a value of DCPControlBlock.block_error
