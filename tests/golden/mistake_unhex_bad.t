x = unhex("zz")
---
%%FAIL 2
<script>:1:11: error: this is not hexadecimal at character 1
    x = unhex("zz")
              ^~~~
