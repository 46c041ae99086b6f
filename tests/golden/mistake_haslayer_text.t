print(IP().haslayer("TPC"))
---
%%FAIL 2
<script>:1:21: error: there is no layer 'TPC'
    print(IP().haslayer("TPC"))
                        ^~~~~ did you mean 'TCP'?
