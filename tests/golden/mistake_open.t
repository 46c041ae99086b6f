f = open("x")
---
%%FAIL 2
<script>:1:5: error: there is no function 'open'
    f = open("x")
        ^~~~ captures are read with rdpcap(path) and written with wrpcap(path, packets); text goes to print()
