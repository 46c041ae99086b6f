import datetime
print(datetime.now())
---
%%FAIL 2
<script>:2:7: error: there is no name 'datetime'
    print(datetime.now())
          ^~~~~~~~ there are no modules of Python; p.sprintf("%.time%") is a packet's time as text
