x = "%y" % 3
---
%%FAIL 2
<script>:1:5: error: '%y' is not a conversion
    x = "%y" % 3
        ^~~~~~~~ %% stands for a percent sign
