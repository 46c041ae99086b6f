help("nosuchthingatall")
---
%%FAIL 2
<script>:1:6: error: nothing is called 'nosuchthingatall'
    help("nosuchthingatall")
         ^~~~~~~~~~~~~~~~~~ help() lists the topics, explore("…") searches
