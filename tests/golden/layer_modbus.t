q = IP(bytes(IP(src="192.0.2.1", dst="192.0.2.2")/TCP(sport=40000, flags="PA")/ModbusADURequest(transId=7)/ModbusPDU10WriteMultipleRegistersRequest(startAddr=10, outputsValue=[1, 0xffff])))
q.show()
a = IP(bytes(IP(src="192.0.2.2", dst="192.0.2.1")/TCP(dport=40000, flags="PA", ack=17)/ModbusADUResponse(transId=7)/ModbusPDU10WriteMultipleRegistersError(exceptCode="Illegal Data Value")))
print(repr(a[ModbusADUResponse]), a.answers(q), a[ModbusADUResponse].answers(q[ModbusADURequest]))
a[ModbusADUResponse].transId = 8
print(a[ModbusADUResponse].answers(q[ModbusADURequest]))
print(repr(ModbusADUResponse(bytes(ModbusADUResponse()/ModbusPDU2B0EReadDeviceIdentificationResponse(objCount=2)/ModbusObjectId(value="ACME")/ModbusObjectId(id="ProductCode", value="X1")))))
print(repr(ModbusADURequest(bytes(ModbusADURequest()/ModbusPDU14ReadFileRecordRequest()/ModbusReadFileSubRequest()/ModbusReadFileSubRequest(fileNumber=4)))))
# A function code of a vendor has bytes of any size, Scapy's class fills them up unless it is told not to.
v = ModbusADURequest(bytes.fromhex("000100000005015a000200"))
print(repr(v), bytes(v).hex(), len(ModbusPDUReservedFunctionCodeRequest(mb_payload="ab")))
# Cut in the middle: what does not decode is Raw, and stays as it came.
b = bytes.fromhex("00010000000b0110000a0002040001ff")
print(repr(ModbusADURequest(b)), bytes(ModbusADURequest(b)) == b)
try:
    ModbusPDU03ReadHoldingRegistersRequest(quantity=69999 + 1)
except Exception as e:
    print(e)
---
IP         version=4 ihl=5 tos=0x0 len=57 id=1 flags=0 frag=0 ttl=64 proto=tcp chksum=0xf6ba (ok) src=192.0.2.1 dst=192.0.2.2
TCP        sport=40000 dport=502 seq=0 ack=0 dataofs=5 reserved=0 flags=PA window=8192 chksum=0x6952 (ok) urgptr=0
ModbusADURequest transId=0x7 protoId=0x0 len=11 unitId=0xff
ModbusPDU10WriteMultipleRegistersRequest funcCode=0x10 startAddr=0xa quantityRegisters=2 byteCount=4 outputsValue=[0x1, 0xffff]
ModbusADUResponse(transId=7)/ModbusPDU10WriteMultipleRegistersError(exceptCode=3) True True
False
ModbusADUResponse()/ModbusPDU2B0EReadDeviceIdentificationResponse(objCount=2)/ModbusObjectId(value=b"ACME")/ModbusObjectId(id=1, value=b"X1")
ModbusADURequest()/ModbusPDU14ReadFileRecordRequest()/ModbusReadFileSubRequest()/ModbusReadFileSubRequest(fileNumber=4)
ModbusADURequest(transId=1, unitId=1)/ModbusPDUReservedFunctionCodeRequest(funcCode=90, mb_payload=b"\x00\x02\x00", fill=b"") 000100000005015a000200 256
ModbusADURequest(transId=1, len=11, unitId=1)/Raw(load=b"\x10\x00\n\x00\x02\x04\x00\x01\xff") True
70000 does not fit in ModbusPDU03ReadHoldingRegistersRequest.quantity (16 bits: 0 to 65535)
