class Lamp(Packet):
    fields_desc = [ByteField("colour", 1)]
print(Lamp(color=3))
---
%%FAIL 2
<script>:3:12: error: Lamp has no field 'color'
    print(Lamp(color=3))
               ^~~~~ did you mean 'colour'?
