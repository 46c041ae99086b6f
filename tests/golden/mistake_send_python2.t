print "a", 3
---
%%FAIL 2
<script>:1:7: error: unexpected string
    print "a", 3
          ^~~ print(…) takes brackets
