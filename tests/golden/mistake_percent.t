print("%d ports" % "many")
---
%%FAIL 2
<script>:1:7: error: the format 'd' takes a whole number, not str
    print("%d ports" % "many")
          ^~~~~~~~~~~~~~~~~~~
