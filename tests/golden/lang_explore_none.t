explore("nosuchthingatall")
---
%%FAIL 2
<script>:1:9: error: nothing has 'nosuchthingatall' in its name, title or fields
    explore("nosuchthingatall")
            ^~~~~~~~~~~~~~~~~~ explore() shows all layers, lsc() all functions
