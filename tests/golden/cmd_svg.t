%%RUN read samples/office.pcap -o svg arp -c 1
---
<svg xmlns="http://www.w3.org/2000/svg" width="1100" height="298" viewBox="0 0 1100 298">
<style>text{font:12px monospace;fill:#222}.head{font-weight:bold}.value{text-anchor:end;fill:#555}.byte{text-anchor:middle}.note{fill:#777}.bar{fill:#4878a8}.cell{stroke:#fff;stroke-width:.7}</style>
<rect width="1100" height="298" fill="#fff"/>
<rect x="64.0" y="20.0" width="156.0" height="26.0" class="cell" fill="#a6cee3"/>
<rect x="220.0" y="20.0" width="156.0" height="26.0" class="cell" fill="#fdbf6f"/>
<rect x="376.0" y="20.0" width="52.0" height="26.0" class="cell" fill="#b2df8a"/>
<rect x="428.0" y="20.0" width="52.0" height="26.0" class="cell" fill="#cab2d6"/>
<rect x="64.0" y="46.0" width="52.0" height="26.0" class="cell" fill="#fb9a99"/>
<rect x="116.0" y="46.0" width="26.0" height="26.0" class="cell" fill="#e0d8a0"/>
<rect x="142.0" y="46.0" width="26.0" height="26.0" class="cell" fill="#9ad8cf"/>
<rect x="168.0" y="46.0" width="52.0" height="26.0" class="cell" fill="#e8b4d8"/>
<rect x="220.0" y="46.0" width="156.0" height="26.0" class="cell" fill="#a6cee3"/>
<rect x="376.0" y="46.0" width="104.0" height="26.0" class="cell" fill="#fdbf6f"/>
<rect x="64.0" y="72.0" width="156.0" height="26.0" class="cell" fill="#b2df8a"/>
<rect x="220.0" y="72.0" width="104.0" height="26.0" class="cell" fill="#cab2d6"/>
<text x="20.0" y="36.9" class="note">0000</text>
<text x="77.0" y="36.9" class="byte">ff</text>
<text x="103.0" y="36.9" class="byte">ff</text>
<text x="129.0" y="36.9" class="byte">ff</text>
<text x="155.0" y="36.9" class="byte">ff</text>
<text x="181.0" y="36.9" class="byte">ff</text>
<text x="207.0" y="36.9" class="byte">ff</text>
<text x="233.0" y="36.9" class="byte">02</text>
<text x="259.0" y="36.9" class="byte">00</text>
<text x="285.0" y="36.9" class="byte">00</text>
<text x="311.0" y="36.9" class="byte">00</text>
<text x="337.0" y="36.9" class="byte">00</text>
<text x="363.0" y="36.9" class="byte">11</text>
<text x="389.0" y="36.9" class="byte">08</text>
<text x="415.0" y="36.9" class="byte">06</text>
<text x="441.0" y="36.9" class="byte">00</text>
<text x="467.0" y="36.9" class="byte">01</text>
<text x="20.0" y="62.9" class="note">0010</text>
<text x="77.0" y="62.9" class="byte">08</text>
<text x="103.0" y="62.9" class="byte">00</text>
<text x="129.0" y="62.9" class="byte">06</text>
<text x="155.0" y="62.9" class="byte">04</text>
<text x="181.0" y="62.9" class="byte">00</text>
<text x="207.0" y="62.9" class="byte">01</text>
<text x="233.0" y="62.9" class="byte">02</text>
<text x="259.0" y="62.9" class="byte">00</text>
<text x="285.0" y="62.9" class="byte">00</text>
<text x="311.0" y="62.9" class="byte">00</text>
<text x="337.0" y="62.9" class="byte">00</text>
<text x="363.0" y="62.9" class="byte">11</text>
<text x="389.0" y="62.9" class="byte">c0</text>
<text x="415.0" y="62.9" class="byte">00</text>
<text x="441.0" y="62.9" class="byte">02</text>
<text x="467.0" y="62.9" class="byte">11</text>
<text x="20.0" y="88.9" class="note">0020</text>
<text x="77.0" y="88.9" class="byte">00</text>
<text x="103.0" y="88.9" class="byte">00</text>
<text x="129.0" y="88.9" class="byte">00</text>
<text x="155.0" y="88.9" class="byte">00</text>
<text x="181.0" y="88.9" class="byte">00</text>
<text x="207.0" y="88.9" class="byte">00</text>
<text x="233.0" y="88.9" class="byte">c0</text>
<text x="259.0" y="88.9" class="byte">00</text>
<text x="285.0" y="88.9" class="byte">02</text>
<text x="311.0" y="88.9" class="byte">01</text>
<text x="508.0" y="32.0" class="head">Ether</text>
<rect x="508.0" y="39.0" width="12.0" height="12.0" class="cell" fill="#a6cee3"/>
<text x="528.0" y="49.0" class="name">dst</text>
<text x="624.0" y="49.0" class="name">ff:ff:ff:ff:ff:ff</text>
<rect x="508.0" y="56.0" width="12.0" height="12.0" class="cell" fill="#fdbf6f"/>
<text x="528.0" y="66.0" class="name">src</text>
<text x="624.0" y="66.0" class="name">02:00:00:00:00:11</text>
<rect x="508.0" y="73.0" width="12.0" height="12.0" class="cell" fill="#b2df8a"/>
<text x="528.0" y="83.0" class="name">type</text>
<text x="624.0" y="83.0" class="name">ARP</text>
<text x="508.0" y="100.0" class="head">ARP</text>
<rect x="508.0" y="107.0" width="12.0" height="12.0" class="cell" fill="#cab2d6"/>
<text x="528.0" y="117.0" class="name">hwtype</text>
<text x="624.0" y="117.0" class="name">Ethernet (10Mb)</text>
<rect x="508.0" y="124.0" width="12.0" height="12.0" class="cell" fill="#fb9a99"/>
<text x="528.0" y="134.0" class="name">ptype</text>
<text x="624.0" y="134.0" class="name">IPv4</text>
<rect x="508.0" y="141.0" width="12.0" height="12.0" class="cell" fill="#e0d8a0"/>
<text x="528.0" y="151.0" class="name">hwlen</text>
<text x="624.0" y="151.0" class="name">6</text>
<rect x="508.0" y="158.0" width="12.0" height="12.0" class="cell" fill="#9ad8cf"/>
<text x="528.0" y="168.0" class="name">plen</text>
<text x="624.0" y="168.0" class="name">4</text>
<rect x="508.0" y="175.0" width="12.0" height="12.0" class="cell" fill="#e8b4d8"/>
<text x="528.0" y="185.0" class="name">op</text>
<text x="624.0" y="185.0" class="name">who-has</text>
<rect x="508.0" y="192.0" width="12.0" height="12.0" class="cell" fill="#a6cee3"/>
<text x="528.0" y="202.0" class="name">hwsrc</text>
<text x="624.0" y="202.0" class="name">02:00:00:00:00:11</text>
<rect x="508.0" y="209.0" width="12.0" height="12.0" class="cell" fill="#fdbf6f"/>
<text x="528.0" y="219.0" class="name">psrc</text>
<text x="624.0" y="219.0" class="name">192.0.2.17</text>
<rect x="508.0" y="226.0" width="12.0" height="12.0" class="cell" fill="#b2df8a"/>
<text x="528.0" y="236.0" class="name">hwdst</text>
<text x="624.0" y="236.0" class="name">00:00:00:00:00:00</text>
<rect x="508.0" y="243.0" width="12.0" height="12.0" class="cell" fill="#cab2d6"/>
<text x="528.0" y="253.0" class="name">pdst</text>
<text x="624.0" y="253.0" class="name">192.0.2.1</text>
</svg>
