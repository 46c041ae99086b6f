%%RUN
quit
exit
---
quit() or Ctrl-D leaves
exit() or Ctrl-D leaves
