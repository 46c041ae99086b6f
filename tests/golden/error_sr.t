sr(Ether()/IP(dst="127.0.0.1")/ICMP())
---
%%FAIL 2
<script>:1:4: error: sr() sends at layer 3: IP or IPv6 comes first, not Ether
    sr(Ether()/IP(dst="127.0.0.1")/ICMP())
       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ for frames there are srp(), srp1() and srploop()
