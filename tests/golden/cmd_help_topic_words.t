%%RUN help own protocols
---
own protocols: a layer of your own, in Scapy's form

    >>> class Knock(Packet):
    ...     name = "Port knocking"
    ...     fields_desc = [ByteField("version", 1), ByteEnumField("kind", 0, {0: "ask", 1: "grant"}),
    ...                    ShortField("port", 22), IPField("host", "192.0.2.1")]
    >>> bind_layers(UDP, Knock, dport=7000)
    >>> p = IP(dst="192.0.2.9")/UDP()/Knock(kind="grant")
    >>> IP(bytes(p)).show()
    >>> ls(Knock)
explore("Field") lists the kinds of fields. pkt read -l knock.pkt FILE decodes a capture with it.
