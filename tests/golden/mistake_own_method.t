class Lamp(Packet):
    fields_desc = [ByteField("cmd", 1)]
    def post_dissect(self, s):
        return s
---
%%FAIL 2
<script>:3:5: error: post_dissect() would never be called: fields_desc says how a layer is read and built
        def post_dissect(self, s):
        ^~~~~~~~~~~~~~~~~~~~~~~~~ methods are guess_payload_class, extract_padding, post_build and mysummary
