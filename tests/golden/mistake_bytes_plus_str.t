x = b"ab" + "cd"
---
%%FAIL 2
<script>:1:5: error: cannot add bytes and str
    x = b"ab" + "cd"
        ^~~~~~~~~~~~ make both text with .decode(), or both bytes with .encode()
