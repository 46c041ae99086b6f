x = bytes.fromhex("abc")
---
%%FAIL 2
<script>:1:19: error: this is not hexadecimal at character 3
    x = bytes.fromhex("abc")
                      ^~~~~
