x = input("port? ")
---
%%FAIL 2
<script>:1:5: error: there is no function 'input'
    x = input("port? ")
        ^~~~~ what a program needs to know comes in sys.argv
