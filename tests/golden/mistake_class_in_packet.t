print(IP in TCP)
---
%%FAIL 2
<script>:1:7: error: layer class cannot be gone through: it has no items
    print(IP in TCP)
          ^~~~~~~~~ a layer is made with brackets: IP()
