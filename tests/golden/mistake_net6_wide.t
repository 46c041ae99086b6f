IPv6(dst="2001:db8::/64")
---
%%FAIL 2
<script>:1:10: error: '2001:db8::/64' has 2^64 addresses: a set has at most 2^64-1
    IPv6(dst="2001:db8::/64")
             ^~~~~~~~~~~~~~~ RandIP6("2001:db8::/64") draws of them; a prefix of 65 bits or more is a set
