def make():
    class Lamp(Packet):
        fields_desc = []
---
%%FAIL 2
<script>:2:5: error: a class stands at the top of a script, not inside a function or class
        class Lamp(Packet):
        ^~~~~~~~~~~~~~~~~~
