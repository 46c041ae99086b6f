x = 1 // two
---
%%FAIL 2
<script>:1:10: error: there is no name 'two'
    x = 1 // two
             ^~~ a variable gets its value with =, text stands in quotes
