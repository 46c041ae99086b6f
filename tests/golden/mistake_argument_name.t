hexdump(IP(), dmup=True)
---
%%FAIL 2
<script>:1:15: error: hexdump() has no argument 'dmup'
    hexdump(IP(), dmup=True)
                  ^~~~ did you mean 'dump'?
