%%RUN help TCP.flags
---
TCP.flags · 9 bits flags · control bits
    default   S
    written   its letters or words in quotes, or a number from 0 to 511
    letters
      F=0x1 S=0x2 R=0x4 P=0x8 A=0x10 U=0x20 E=0x40 C=0x80 N=0x100
    in Transmission Control Protocol (RFC 9293)
    >>> TCP(flags="S")
