if True:
	x = 1
        y = 2
---
%%FAIL 2
<script>:3:1: error: tabs and spaces are mixed in this indentation
            y = 2
    ^~~~~~~~ use spaces only
