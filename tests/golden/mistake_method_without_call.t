p = IP()
print(p.summary + "x")
---
%%FAIL 2
<script>:2:7: error: '+' does not work on method and str
    print(p.summary + "x")
          ^~~~~~~~~~~~~~~ a function is called with brackets: f()
