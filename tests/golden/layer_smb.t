p = IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, dport=445, flags="PA")/NBTSession()/SMB2_Header(MID=1)/SMB2_Negotiate_Protocol_Request(Dialects=["SMB 2.1", 0x311])
p.show()
q = IP(bytes(p))
print(q.summary(), q[NBTSession].LENGTH, q[SMB2_Negotiate_Protocol_Request].DialectCount)
print(repr(q[SMB2_Header]))
a = SMB2_Header(bytes(SMB2_Header(MID=1, Status="STATUS_ACCESS_DENIED")/SMB2_Error_Response()))
print(repr(a), a.answers(q[SMB2_Header]))
c = SMB2_Header(bytes(SMB2_Header()/SMB2_Create_Response(FileId=SMB2_FILEID(Persistent=7), FileAttributes="DIRECTORY")))
print(repr(c), c.Command, c.Flags, c[SMB2_Create_Response].FileId.Persistent)
# An asynchronous header has an identifier in place of process and tree.
b = SMB2_Header(bytes(SMB2_Header(Flags="SMB2_FLAGS_ASYNC_COMMAND", AsyncId=5)))
print(b.AsyncId, b.PID, len(b))
print(repr(NBTSession(bytes(NBTSession()/SMB_Header(MID=2)/SMBNegotiate_Request(Dialects=[SMB_Dialect(), SMB_Dialect(DialectString="SMB 2.???")])))))
print(repr(NBTSession(bytes(NBTSession()/SMB2_Transform_Header(OriginalMessageSize=4)/"xxxx"))))
try:
    SMB2_Header(Status="STATUS_" + "OK")
except Exception as e:
    print(e)
# Writing out, locks, oplocks and leases.
for x in [SMB2_Flush_Request(FileId=SMB2_FILEID(Persistent=1, Volatile=2)), SMB2_Flush_Response(), SMB2_Lock_Request(Locks=[SMB2_Lock_Element(Offset=10, Length=20, Flags="EXCLUSIVE_LOCK+FAIL_IMMEDIATELY"), SMB2_Lock_Element(Flags="UNLOCK")]), SMB2_Lock_Response(), SMB2_Oplock_Break_Notification(OplockLevel="Level II"), SMB2_Oplock_Break_Acknowledgment(OplockLevel=1), SMB2_Lease_Break_Notification(NewEpoch=3, LeaseKey="k" * 16, CurrentLeaseState="READ_CACHING+HANDLE_CACHING", NewLeaseState="READ_CACHING"), SMB2_Lease_Break_Acknowledgment(LeaseState=1), SMB2_Lease_Break_Response()]:
    b = bytes(NBTSession()/SMB2_Header(MID=5)/x)
    p = NBTSession(b)
    print(repr(p), bytes(p) == b)
print(SMB2_Header(bytes(SMB2_Header(MID=5)/SMB2_Lock_Response())).answers(SMB2_Header(bytes(SMB2_Header(MID=5)/SMB2_Lock_Request()))))
---
IP         version=4 ihl=(computed) tos=0x0 len=(computed) id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=(computed) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=microsoft_ds seq=0 ack=0 dataofs=(computed) reserved=0 flags=PA window=8192 chksum=(computed) urgptr=0
NBTSession TYPE=Session Message RESERVED=0 LENGTH=(computed)
SMB2_Header Start=b"\xfeSMB" StructureSize=64 CreditCharge=0 Status=STATUS_SUCCESS Command=SMB2_NEGOTIATE CreditsRequested=0 Flags=0 NextCommand=0x0 MID=1 PID=0 TID=0 SessionId=0
SMB2_Negotiate_Protocol_Request StructureSize=0x24 DialectCount=(computed) SecurityMode=0 Reserved=0 Capabilities=0 NegotiateContextOffset=0x0 NegotiateCount=0 Reserved2=0 Dialects=[SMB 2.1, SMB 3.1.1]
IP / TCP 192.0.2.1:40000 > 192.0.2.2:microsoft_ds PA / NBTSession / SMB2_Header / SMB2_Negotiate_Protocol_Request 104 2
SMB2_Header(MID=1)/SMB2_Negotiate_Protocol_Request(Dialects=[528, 785])
SMB2_Header(Status=3221225506, MID=1)/SMB2_Error_Response() True
SMB2_Header()/SMB2_Create_Response(FileAttributes="DIRECTORY", FileId=SMB2_FILEID(Persistent=7)) 5 SMB2_FLAGS_SERVER_TO_REDIR 7
5 None 64
NBTSession()/SMB_Header(MID=2)/SMBNegotiate_Request(Dialects=[SMB_Dialect(), SMB_Dialect(DialectString=b"SMB 2.???")])
NBTSession()/SMB2_Transform_Header(OriginalMessageSize=4)/"xxxx"
'STATUS_OK' is not a value of SMB2_Header.Status
NBTSession()/SMB2_Header(MID=5)/SMB2_Flush_Request(FileId=SMB2_FILEID(Persistent=1, Volatile=2)) True
NBTSession()/SMB2_Header(MID=5)/SMB2_Flush_Response() True
NBTSession()/SMB2_Header(MID=5)/SMB2_Lock_Request(Locks=[SMB2_Lock_Element(Offset=10, Length=20, Flags="EXCLUSIVE_LOCK+FAIL_IMMEDIATELY"), SMB2_Lock_Element(Flags="UNLOCK")]) True
NBTSession()/SMB2_Header(MID=5)/SMB2_Lock_Response() True
NBTSession()/SMB2_Header(MID=5)/SMB2_Oplock_Break_Notification(OplockLevel=1) True
NBTSession()/SMB2_Header(MID=5)/SMB2_Oplock_Break_Acknowledgment(OplockLevel=1) True
NBTSession()/SMB2_Header(MID=5)/SMB2_Lease_Break_Notification(NewEpoch=3, LeaseKey=b"kkkkkkkkkkkkkkkk", CurrentLeaseState="READ_CACHING+HANDLE_CACHING", NewLeaseState="READ_CACHING") True
NBTSession()/SMB2_Header(MID=5)/SMB2_Lease_Break_Acknowledgment(LeaseState="READ_CACHING") True
NBTSession()/SMB2_Header(MID=5)/SMB2_Lease_Break_Response() True
True
