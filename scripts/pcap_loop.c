/* pcap_loop.c - the bare loop that decoding is measured against: reads every packet with libpcap and does nothing. */
#include <stdio.h>

#include <pcap/pcap.h>

int main(int argc, char **argv)
{
	char why[PCAP_ERRBUF_SIZE];
	pcap_t *p = argc == 2 ? pcap_open_offline(argv[1], why) : NULL;
	struct pcap_pkthdr *h;
	const u_char *data;
	unsigned long n = 0, bytes = 0;

	if (!p) {
		fprintf(stderr, "pcap_loop: %s\n", argc == 2 ? why : "which file?");
		return 1;
	}
	while (pcap_next_ex(p, &h, &data) == 1) {
		n++;
		bytes += h->caplen;
	}
	printf("%lu packets, %lu bytes\n", n, bytes);
	pcap_close(p);
	return 0;
}
