x = "{} {}".format(1)
---
%%FAIL 2
<script>:1:5: error: the text asks for 2 values, there are 1
    x = "{} {}".format(1)
        ^~~~~~~~~~~~~~~~~
