%%RUN help help
---
help(x=None)
    what a layer, field, function, method or topic is
    >>> help(len)
