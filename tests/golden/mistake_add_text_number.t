print("port " + 80)
---
%%FAIL 2
<script>:1:7: error: '+' does not work on str and int
    print("port " + 80)
          ^~~~~~~~~~~~ make it text with str(…)
