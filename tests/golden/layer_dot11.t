p = RadioTap(present="Flags+Rate+Channel+dBm_AntSignal+RXFlags", Rate=5.5, ChannelFrequency=2437, ChannelFlags="CCK+2GHz", dBm_AntSignal=-42)/Dot11(addr1="ff:ff:ff:ff:ff:ff", addr2="02:00:00:00:00:01", addr3="02:00:00:00:00:01", SC=0x10)/Dot11Beacon(cap="ESS+privacy")/Dot11Elt(ID="SSID", info="lab")/Dot11EltRates(rates=[0x82, 0x84, 11, 22])/Dot11EltDSSSet(channel=6)/Dot11EltCountry(country_string="DE ", descriptors=[Dot11EltCountryConstraintTriplet()])/Dot11EltRSN(akm_suites=[AKMSuite(suite="PSK")], mfp_required=0)/Dot11EltMicrosoftWPA()/Dot11EltVendorSpecific(oui=0x123456, info="x")
p.show()
q = RadioTap(bytes(p))
print(q[RadioTap].len, q[Dot11].subtype, q[Dot11EltRSN].len, q[Dot11EltMicrosoftWPA].len, bytes(q) == bytes(p))
print(repr(q))
f = RadioTap(bytes(RadioTap()/Dot11FCS(addr1="02:00:00:00:00:02", addr2="02:00:00:00:00:01")/Dot11Deauth(reason=7)))
f.show()
print(Dot11 in f, f[Dot11].type)
d = Dot11(bytes(Dot11(FCfield="to_DS", addr1="02:00:00:00:00:02")/Dot11QoS(TID=5)/LLC()/SNAP()/ARP(pdst="192.0.2.1", psrc="192.0.2.7", hwsrc="02:00:00:00:00:07")))
print(repr(d))
for x in [b"\x01\x02\x03\x00data\x00\x00\x00\x01", b"\x01\x21\x02\x20\x03\x04\x05\x06data", b"\x01\x02\x00\x60\x03\x04\x05\x06data", b"\x01\x02\x03\x20\x03\x04\x05\x06data"]:
    print(repr(Dot11(b"\x08\x40" + bytes(22) + x)))
print(repr(Dot11(b"\xd4\x00\x00\x00\x02\x00\x00\x00\x00\x01")), repr(Dot11(bytes(Dot11()/Dot11Action()/Dot11WNM()/Dot11BSSTMRequest(token=7)))))
# Elements whose length does not fit their class are any elements.
print(repr(Dot11Beacon(bytes(12) + b"\x03\x02\x06\x07\x00\x01a\x30\x02\x01\x00")))
try:
    RadioTap(present="Rate", Rate=100 + 100)
except Exception as e:
    print(e)
n = NeighborReport(bytes(NeighborReport(type=52, BSSID="02:00:00:00:00:01", BSSID_info="HT+security", channel=36, subelems=[SubelemTLV(type=3, value=[255])])))
print(repr(n), n.len)
---
RadioTap   version=0 pad=0 len=(computed) present=Flags+Rate+Channel+dBm_AntSignal+RXFlags Flags=0 Rate=5.5 ChannelFrequency=2437 ChannelFlags=CCK+2GHz dBm_AntSignal=-42 RXFlags=0
Dot11      subtype=8 type=Management proto=0 FCfield=0 ID=0 addr1=ff:ff:ff:ff:ff:ff addr2=02:00:00:00:00:01 addr3=02:00:00:00:00:01 SC=16
Dot11Beacon timestamp=0 beacon_interval=100 cap=ESS+privacy
Dot11Elt   ID=SSID len=(computed) info=b"lab"
Dot11EltRates ID=Rates len=(computed) rates=[130, 132, 11, 22]
Dot11EltDSSSet ID=DSSS Set len=1 channel=6
Dot11EltCountry ID=Country len=(computed) country_string=b"DE "
  descriptors[0] first_channel_number=1 num_channels=24 mtp=0
Dot11EltRSN ID=RSN len=(computed) version=1 nb_pairwise_cipher_suites=(computed) nb_akm_suites=(computed) mfp_capable=1 gtksa_replay_counter=0 ptksa_replay_counter=0
  group_cipher_suite oui=0xfac cipher=CCMP-128
  pairwise_cipher_suites[0] oui=0xfac cipher=CCMP-128
  akm_suites[0] oui=0xfac suite=PSK
  pmkids   nb_pmkids=(computed)
  group_management_cipher_suite RSNGroupManagementSuite oui=0xfac cipher=BIP-CMAC-128
Dot11EltMicrosoftWPA ID=Vendor Specific len=(computed) oui=0x50f2 type=0x1 version=1 nb_pairwise_cipher_suites=(computed) nb_akm_suites=(computed)
  group_cipher_suite oui=0xfac cipher=CCMP-128
  pairwise_cipher_suites[0] oui=0xfac cipher=CCMP-128
  akm_suites[0] oui=0xfac suite=802.1X
Dot11EltVendorSpecific ID=Vendor Specific len=(computed) oui=0x123456 info=b"x"
18 8 26 22 True
RadioTap(present="Flags+Rate+Channel+dBm_AntSignal+RXFlags", Rate=5.5, ChannelFrequency=2437, ChannelFlags="CCK+2GHz", dBm_AntSignal=-42)/Dot11(addr1="ff:ff:ff:ff:ff:ff", addr2="02:00:00:00:00:01", addr3="02:00:00:00:00:01", SC=16)/Dot11Beacon(cap="ESS+privacy")/Dot11Elt(info=b"lab")/Dot11EltRates(rates=[130, 132, 11, 22])/Dot11EltDSSSet(channel=6)/Dot11EltCountry(country_string=b"DE ", descriptors=[Dot11EltCountryConstraintTriplet()])/Dot11EltRSN(akm_suites=[AKMSuite(suite=2)], mfp_required=0, pmkids=PMKIDListPacket(), group_management_cipher_suite=RSNCipherSuite(cipher=6))/Dot11EltMicrosoftWPA()/Dot11EltVendorSpecific(oui=1193046, info=b"x")
RadioTap   version=0 pad=0 len=9 present=Flags Flags=FCS
Dot11FCS   subtype=12 type=Management proto=0 FCfield=0 ID=0 addr1=02:00:00:00:00:02 addr2=02:00:00:00:00:01 addr3=00:00:00:00:00:00 SC=0 fcs=0xcaf02435 (ok)
Dot11Deauth reason=class3-from-nonass
True 0
Dot11(FCfield="to_DS", addr1="02:00:00:00:00:02")/Dot11QoS(TID=5)/LLC()/SNAP()/ARP(hwsrc="02:00:00:00:00:07", psrc="192.0.2.7", pdst="192.0.2.1")
Dot11(type=2, FCfield="protected")/Dot11WEP(iv=b"\x01\x02\x03", wepdata=b"data", icv=1)
Dot11(type=2, FCfield="protected")/Dot11TKIP(TSC1=1, WEPSeed=33, TSC0=2, ext_iv=1, TSC2=3, TSC3=4, TSC4=5, TSC5=6, data=b"data")
Dot11(type=2, FCfield="protected")/Dot11CCMP(PN0=1, PN1=2, key_id=1, ext_iv=1, PN2=3, PN3=4, PN4=5, PN5=6, data=b"data")
Dot11(type=2, FCfield="protected")/Dot11Encrypted(data=b"\x01\x02\x03 \x03\x04\x05\x06data")
Dot11(subtype=13, type=1, addr1="02:00:00:00:00:01") Dot11()/Dot11Action()/Dot11WNM()/Dot11BSSTMRequest(token=7)
Dot11Beacon(beacon_interval=0)/Dot11Elt(ID=3, info=b"\x06\x07")/Dot11Elt(info=b"a")/Dot11Elt(ID=48, info=b"\x01\x00")
Rate is a number of Mbit/s from 0 to 127.5, in steps of 0.5
NeighborReport(type=52, BSSID="02:00:00:00:00:01", BSSID_info="security+HT", channel=36, subelems=[SubelemTLV(type=3, value=[255])]) 16
