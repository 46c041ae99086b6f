# ZigBee: the network layer above 802.15.4, its commands and security; the application layer and the cluster library.
d = Dot15d4(fcf_srcaddrmode="Short", seqnum=7)/Dot15d4Data(dest_panid=1, dest_addr=2, src_panid=1, src_addr=3)
p = d/ZigbeeNWK(destination=2, source=3, radius=30)/ZigbeeAppDataPayload(frame_control="ack_req", cluster="on_off", profile="HA_Home_Automation", dst_endpoint=1, src_endpoint=1, counter=9)/ZigbeeClusterLibrary(transaction_sequence=4)/ZCLGeneralReadAttributes(attribute_identifiers=[0, 0x4000])
p.show()
q = Dot15d4(bytes(p))
print(q.summary())
print(repr(q[ZigbeeNWK]))
r = d/ZigbeeNWK(flags="extended_src+source_route", ext_src=0x00124b0001020304, relays=[5, 6])/ZigbeeAppDataPayload(frame_control=0, cluster=6, profile=0x104)/ZigbeeClusterLibrary(command_direction=1)/ZCLGeneralReadAttributesResponse(read_attribute_status_record=[ZCLReadAttributeStatusRecord(attribute_data_type=0x10, attribute_value=b"\1"), ZCLReadAttributeStatusRecord(attribute_identifier=5, attribute_data_type=0x42, attribute_value=b"\3abc"), ZCLReadAttributeStatusRecord(attribute_identifier=7, status="UNSUPPORTED_ATTRIBUTE")])
print(repr(Dot15d4(bytes(r))[ZigbeeNWK]))
for c in [ZigbeeNWKCommandPayload(dest_addr_bit=1, ext_dst=1, many_to_one=1), ZigbeeNWKCommandPayload(cmd_identifier="route reply", originator_addr_bit=1, responder_address=9),
          ZigbeeNWKCommandPayload(cmd_identifier="link status", first_frame=1, last_frame=1, link_status_list=[LinkStatusEntry(neighbor_network_address=4, incoming_cost=1, outgoing_cost=3)]),
          ZigbeeNWKCommandPayload(cmd_identifier="route record", rr_relay_list=[1, 2]), ZigbeeNWKCommandPayload(cmd_identifier=9, PAN_ID_conflict_report=[7])]:
    b = bytes(d/ZigbeeNWK()/c)
    print(repr(Dot15d4(b)[ZigbeeNWK]), bytes(Dot15d4(b).copy()) == b)
s = d/ZigbeeNWK()/ZigbeeSecurityHeader(fc=77, source=1, nwk_seclevel="ENC-MIC-32", data="secret", mic=b"\1\2\3\4")
print(repr(Dot15d4(bytes(s))[ZigbeeNWK]))
k = d/ZigbeeNWK()/ZigbeeAppDataPayload(frame_control=0)/ZigbeeAppCommandPayload(cmd_identifier="APS_CMD_TRANSPORT_KEY", key_type="Standard Network Key", key=b"k" * 16, dest_addr=1, src_addr=2)
print(repr(Dot15d4(bytes(k))[ZigbeeNWK]))
print(Dot15d4(bytes(d/ZigbeeNWKStub()/ZigbeeAppDataPayloadStub(cluster="price", data="x"))).summary())
# What 6LoWPAN has a name for stays that.
print(Dot15d4(bytes(d) + b"\x41\x60").summary(), Dot15d4(bytes(d) + b"\x08\x00\x01").summary())
try:
    ZigbeeNWKCommandPayload(cmd_identifier="route request" + "s")
except Exception as e:
    print(e)
---
Dot15d4    fcf_frametype=Data fcf_srcaddrmode=Short fcf_framever=0 fcf_destaddrmode=Short fcf_reserved_2=0 seqnum=7
Dot15d4Data dest_panid=0x1 dest_addr=2 src_panid=0x1 src_addr=3
ZigbeeNWK  discover_route=0 proto_version=2 frametype=data flags=0 destination=0x2 source=0x3 radius=30 seqnum=1
ZigbeeAppDataPayload frame_control=ack_req delivery_mode=unicast aps_frametype=data dst_endpoint=1 cluster=on_off profile=HA_Home_Automation src_endpoint=1 counter=9
ZigbeeClusterLibrary reserved=0 zcl_frametype=profile-wide transaction_sequence=4 command_identifier=read_attributes
ZCLGeneralReadAttributes attribute_identifiers=[0x0, 0x4000]
Dot15d4 / Dot15d4Data / ZigbeeNWK / ZigbeeAppDataPayload / ZigbeeClusterLibrary / ZCLGeneralReadAttributes
ZigbeeNWK(destination=2, source=3, radius=30)/ZigbeeAppDataPayload(frame_control="ack_req", dst_endpoint=1, cluster=6, profile=260, src_endpoint=1, counter=9)/ZigbeeClusterLibrary(transaction_sequence=4)/ZCLGeneralReadAttributes(attribute_identifiers=[0, 16384])
ZigbeeNWK(flags="source_route+extended_src", ext_src=5149012969784068, relays=[5, 6])/ZigbeeAppDataPayload(frame_control=0, cluster=6, profile=260)/ZigbeeClusterLibrary(command_direction=1)/ZCLGeneralReadAttributesResponse(read_attribute_status_record=[ZCLReadAttributeStatusRecord(attribute_data_type=16, attribute_value=b"\x01"), ZCLReadAttributeStatusRecord(attribute_identifier=5, attribute_data_type=66, attribute_value=b"\x03abc"), ZCLReadAttributeStatusRecord(attribute_identifier=7, status=134)])
ZigbeeNWK()/ZigbeeNWKCommandPayload(dest_addr_bit=1, many_to_one=1, ext_dst=1) True
ZigbeeNWK()/ZigbeeNWKCommandPayload(cmd_identifier=2, originator_addr_bit=1, responder_address=9) True
ZigbeeNWK()/ZigbeeNWKCommandPayload(cmd_identifier=8, last_frame=1, first_frame=1, link_status_list=[LinkStatusEntry(neighbor_network_address=4, outgoing_cost=3, incoming_cost=1)]) True
ZigbeeNWK()/ZigbeeNWKCommandPayload(cmd_identifier=5, rr_relay_list=[1, 2]) True
ZigbeeNWK()/ZigbeeNWKCommandPayload(cmd_identifier=9, PAN_ID_conflict_report=[7]) True
ZigbeeNWK()/ZigbeeSecurityHeader(nwk_seclevel=5, fc=77, source=1, data=b"secret", mic=b"\x01\x02\x03\x04")
ZigbeeNWK()/ZigbeeAppDataPayload(frame_control=0)/ZigbeeAppCommandPayload(cmd_identifier=5, key_type=1, key=b"kkkkkkkkkkkkkkkk", dest_addr=1, src_addr=2)
Dot15d4 / Dot15d4Data / ZigbeeNWKStub / ZigbeeAppDataPayloadStub
Dot15d4 / Dot15d4Data / LoWPANUncompressedIPv6 / Raw Dot15d4 / Dot15d4Data / SixLoWPAN / Raw
'route requests' is not a value of ZigbeeNWKCommandPayload.cmd_identifier
