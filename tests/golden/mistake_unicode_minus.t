x = 3 – 1
---
%%FAIL 2
<script>:1:7: error: '–' cannot stand here
    x = 3 – 1
          ^ use the plain -
