%%RUN read samples/office.pcap --statistics -o svg udp port 53
---
<svg xmlns="http://www.w3.org/2000/svg" width="960" height="609" viewBox="0 0 960 609">
<style>text{font:12px monospace;fill:#222}.head{font-weight:bold}.value{text-anchor:end;fill:#555}.byte{text-anchor:middle}.note{fill:#777}.bar{fill:#4878a8}.cell{stroke:#fff;stroke-width:.7}</style>
<rect width="960" height="609" fill="#fff"/>
<text x="24.0" y="28.0" class="head">3 packets, 256 bytes, 09:14:02.119600000 to 09:14:02.179000000, 59.4 ms: 50.51 packets/s, 34.5 kbit/s</text>
<text x="24.0" y="60.0" class="head">Protocols</text>
<text x="24.0" y="87.0" class="name">Ether</text>
<text x="408.0" y="87.0" class="value">3 packets, 256 bytes</text>
<rect x="420.0" y="75.0" width="480.0" height="14.0" class="bar"/>
<text x="38.0" y="105.0" class="name">IP</text>
<text x="408.0" y="105.0" class="value">3 packets, 256 bytes</text>
<rect x="420.0" y="93.0" width="480.0" height="14.0" class="bar"/>
<text x="52.0" y="123.0" class="name">UDP</text>
<text x="408.0" y="123.0" class="value">3 packets, 256 bytes</text>
<rect x="420.0" y="111.0" width="480.0" height="14.0" class="bar"/>
<text x="66.0" y="141.0" class="name">DNS</text>
<text x="408.0" y="141.0" class="value">3 packets, 256 bytes</text>
<rect x="420.0" y="129.0" width="480.0" height="14.0" class="bar"/>
<text x="24.0" y="177.0" class="head">Conversations of Ether: 1, by bytes</text>
<text x="24.0" y="204.0" class="name">02:00:00:00:00:11 - 02:00:00:00:00:01</text>
<text x="408.0" y="204.0" class="value">256 bytes</text>
<rect x="420.0" y="192.0" width="480.0" height="14.0" class="bar"/>
<text x="24.0" y="240.0" class="head">Conversations of IP: 1, by bytes</text>
<text x="24.0" y="267.0" class="name">192.0.2.17 - 192.0.2.1</text>
<text x="408.0" y="267.0" class="value">256 bytes</text>
<rect x="420.0" y="255.0" width="480.0" height="14.0" class="bar"/>
<text x="24.0" y="303.0" class="head">Conversations of UDP over IP: 2, by bytes</text>
<text x="24.0" y="330.0" class="name">192.0.2.17:40022 - 192.0.2.1:53</text>
<text x="408.0" y="330.0" class="value">181 bytes</text>
<rect x="420.0" y="318.0" width="480.0" height="14.0" class="bar"/>
<text x="24.0" y="348.0" class="name">192.0.2.17:40023 - 192.0.2.1:53</text>
<text x="408.0" y="348.0" class="value">75 bytes</text>
<rect x="420.0" y="336.0" width="198.9" height="14.0" class="bar"/>
<text x="24.0" y="384.0" class="head">Sizes in bytes</text>
<text x="24.0" y="411.0" class="name">64-127</text>
<text x="408.0" y="411.0" class="value">3 packets</text>
<rect x="420.0" y="399.0" width="480.0" height="14.0" class="bar"/>
<text x="24.0" y="447.0" class="head">Packets over time: a column is 1.02 ms, the highest 2</text>
<rect x="24.0" y="465.0" width="14.2" height="120.0" class="bar"/>
<rect x="905.6" y="525.0" width="14.2" height="60.0" class="bar"/>
</svg>
