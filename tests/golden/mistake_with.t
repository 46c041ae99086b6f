with open("x") as f:
    pass
---
%%FAIL 2
<script>:1:1: error: 'with' is not part of this language
    with open("x") as f:
    ^~~~ files close themselves: f = PcapReader(path)
