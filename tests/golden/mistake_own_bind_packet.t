bind_layers(UDP(), TCP, dport=4040)
---
%%FAIL 2
<script>:1:13: error: bind_layers() takes layer classes, not packet
    bind_layers(UDP(), TCP, dport=4040)
                ^~~~~ without brackets: UDP
