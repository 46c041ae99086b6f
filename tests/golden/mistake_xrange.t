for i in xrange(3):
    pass
---
%%FAIL 2
<script>:1:10: error: there is no function 'xrange'
    for i in xrange(3):
             ^~~~~~ did you mean 'range'?
