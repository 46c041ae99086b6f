IP.TCP()
---
%%FAIL 2
<script>:1:4: error: no layer has a field, and nothing has a method 'TCP'
    IP.TCP()
       ^~~ p[TCP] is that layer
