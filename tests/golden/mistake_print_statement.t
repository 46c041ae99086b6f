p = IP()
print p
---
%%FAIL 2
<script>:2:7: error: unexpected name
    print p
          ^ print(…) takes brackets
