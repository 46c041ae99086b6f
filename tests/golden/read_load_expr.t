%%RUN read -l samples/lamp.pkt tests/golden/data/lamp.pcap -o expr
---
Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.40")/UDP(sport=4041)/Lamp(cmd=2, flags="timed", colour=2, settings=[Setting(value=b"P"), Setting(what=3, value=b"desk 7")])
Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.41")/UDP(sport=4041)/Lamp()
Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01")/IP(src="192.0.2.1", dst="192.0.2.41")/UDP(sport=4041, dport=4040)/Raw(load=b"\x11\x04\x00")
