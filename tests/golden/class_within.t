# A class that only stands in the list of another one may be named by it, as in Scapy.
p = BGPPAASPath(segments=[BGPPAASPath.ASPathSegment(segment_value=[65001, 65002]), BGPPAASPath.ASPathSegment(segment_type="AS_SET", segment_value=[3])])
print(repr(p), p.segments[1].segment_type, bytes(p).hex())
q = BGPPAAS4BytesPath(segments=[BGPPAAS4BytesPath.ASPathSegment(segment_value=[650010])])
print(repr(q), bytes(q).hex(), isinstance(q.segments[0], BGPPAAS4BytesPath.ASPathSegment))
---
BGPPAASPath(segments=[ASPathSegment(segment_value=[65001, 65002]), ASPathSegment(segment_type=1, segment_value=[3])]) 1 0202fde9fdea01010003
BGPPAAS4BytesPath(segments=[AS4PathSegment(segment_value=[650010])]) 02010009eb1a True
