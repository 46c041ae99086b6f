def send_all(ports):
    for port in ports:
        p = IP(dst="192.0.2.1")/TCP(dport=70000, flgs="S")
        hexdmp(p)
    return prots

print(UPD(sport=-1))
p.shwo()
---
%%FAIL 2
<script>:3:43: error: 70000 does not fit in TCP.dport (16 bits: 0 to 65535)
            p = IP(dst="192.0.2.1")/TCP(dport=70000, flgs="S")
                                              ^~~~~
<script>:3:50: error: TCP has no field 'flgs'
            p = IP(dst="192.0.2.1")/TCP(dport=70000, flgs="S")
                                                     ^~~~ did you mean 'flags'?
<script>:4:9: error: there is no function 'hexdmp'
            hexdmp(p)
            ^~~~~~ did you mean 'hexdump'?
<script>:5:12: error: there is no name 'prots'
        return prots
               ^~~~~ did you mean 'ports'?
<script>:7:7: error: there is no layer 'UPD'
    print(UPD(sport=-1))
          ^~~ did you mean 'UDP'?
<script>:8:1: error: there is no name 'p'
    p.shwo()
    ^ a variable gets its value with =, text stands in quotes
<script>:8:3: error: no layer has a field, and nothing has a method 'shwo'
    p.shwo()
      ^~~~ did you mean 'show'?
