x = "%d" % (1, 2)
---
%%FAIL 2
<script>:1:5: error: there are more values than '%' in the text
    x = "%d" % (1, 2)
        ^~~~~~~~~~~~~
