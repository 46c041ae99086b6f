x = "{a}".format(b=1)
---
%%FAIL 2
<script>:1:5: error: there is no value 'a' for the text
    x = "{a}".format(b=1)
        ^~~~~~~~~~~~~~~~~
