p = TCP(options=[("MSSS", 1460)])
---
%%FAIL 2
<script>:1:17: error: 'MSSS' is no name in options: give one, or a number from 0 to 255
    p = TCP(options=[("MSSS", 1460)])
                    ^~~~~~~~~~~~~~~~ did you mean 'MSS'?
