größe = 3
---
%%FAIL 2
<script>:1:3: error: 'ö' cannot stand here
    größe = 3
      ^ names are made of a-z, A-Z, 0-9 and _
