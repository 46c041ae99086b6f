import struct
print(struct.pack("!H", 80))
---
%%FAIL 2
<script>:2:7: error: there is no name 'struct'
    print(struct.pack("!H", 80))
          ^~~~~~ use (80).to_bytes(2, "big") and int.from_bytes(b, "big")
