help(rdcpap)
---
%%FAIL 2
<script>:1:6: error: there is no name 'rdcpap'
    help(rdcpap)
         ^~~~~~ did you mean 'rdpcap'?
