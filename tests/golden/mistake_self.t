def f():
    return self.x
---
%%FAIL 2
<script>:2:12: error: there is no name 'self'
        return self.x
               ^~~~ there are no methods of your own: give the packet as a parameter
