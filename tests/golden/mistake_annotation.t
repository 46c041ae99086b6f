def f(p: Packet) -> int:
    return 1
---
%%FAIL 2
<script>:1:8: error: unexpected ':'
    def f(p: Packet) -> int:
           ^ leave the type out
