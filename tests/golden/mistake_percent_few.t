x = "%d %d" % (1,)
---
%%FAIL 2
<script>:1:5: error: the text has more '%' than there are values
    x = "%d %d" % (1,)
        ^~~~~~~~~~~~~~
