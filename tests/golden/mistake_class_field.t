print(IP.dst)
---
%%FAIL 2
<script>:1:10: error: IP is a layer class and has no 'dst'
    print(IP.dst)
             ^~~ p[IP].dst is the field of a packet
